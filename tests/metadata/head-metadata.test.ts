import { expect, test } from 'vitest'
import { publishedWork } from '../../lib/citation/record'
import { headMetadata } from '../../lib/metadata/head-metadata'
import type { Publication } from '../../lib/publication'
import { hostilePublication, publicationNamed, siteUrl } from '../citation/publications'

const metadataOf = (publication: Publication) =>
  headMetadata(publication, publishedWork(publication, siteUrl))

test('Google Scholar is told of the work, its corporate author by the one word of its acronym', async () => {
  const metadata = metadataOf(await publicationNamed('le Cahier'))
  expect(metadata).toMatchObject({
    citation_title: 'Recherche action « Les villes et le lien social »',
    citation_author: ['ODAS'],
    citation_publication_date: '2013/06',
    citation_technical_report_institution: 'Odas',
    citation_language: 'fr',
    citation_abstract_html_url: 'https://lien-social.example/',
    citation_pdf_url: 'https://lien-social.example/les-villes-et-le-lien-social-edition-web.pdf',
  })
  expect(metadata.citation_keywords).toContain('lien social')
  expect(metadata.citation_abstract).toMatch(/^Comment les villes/)
})

test('what is not known has no element', async () => {
  const metadata = metadataOf(await publicationNamed('le Cahier'))
  expect(Object.keys(metadata)).not.toContain('citation_technical_report_number')
  expect(Object.keys(metadata)).not.toContain('citation_isbn')
  expect(Object.keys(metadata)).not.toContain('citation_doi')
  const { keywords: _, ...rest } = await publicationNamed('le Cahier')
  expect(Object.keys(metadataOf({ ...rest, keywords: [] }))).not.toContain('citation_keywords')
})

test('number, ISBN and DOI are told where they are known', async () => {
  const publication = await publicationNamed('le Cahier')
  expect(
    metadataOf({ ...publication, number: '7', isbn: '2-1234-5680-2', doi: '10.1234/abc' }),
  ).toMatchObject({
    citation_technical_report_number: '7',
    citation_isbn: '2-1234-5680-2',
    citation_doi: '10.1234/abc',
  })
})

test('the PDF is beside the page: the original where it is supplied, called a format of the work', async () => {
  const own = metadataOf(await publicationNamed('une personne pour auteur'))
  const pdf = `${siteUrl}/les-bancs-publics-de-vaubrumeuse.pdf`
  expect(own).toMatchObject({ citation_pdf_url: pdf, 'DCTERMS.hasFormat': pdf })
  expect(own).not.toHaveProperty('DCTERMS.hasVersion')
})

test('the PDF that stands in for it is called a version', async () => {
  const metadata = metadataOf(await publicationNamed('le Cahier'))
  expect(metadata['DCTERMS.hasVersion']).toBe(metadata.citation_pdf_url)
  expect(metadata).not.toHaveProperty('DCTERMS.hasFormat')
})

test('Dublin Core has the whole name of each author', async () => {
  const two = metadataOf(await publicationNamed('deux organismes pour auteurs'))
  expect(two['DCTERMS.creator']).toEqual([
    'Société imaginaire d’étude des fontaines',
    'Atelier des eaux inventées',
  ])
  expect(two.citation_author).toEqual(['SIMEF', 'Atelier des eaux inventées'])
  const one = metadataOf(await publicationNamed('une personne pour auteur'))
  expect(one['DCTERMS.creator']).toEqual(['Anne-Aurore de L’Estang'])
  expect(one.citation_author).toEqual(['de L’Estang, Anne-Aurore'])
})

test('values have ordinary spaces, and a hostile title as it is', async () => {
  const publication = await hostilePublication()
  const metadata = metadataOf({ ...publication, title: publication.title.replaceAll(' ', '\u00A0') })
  expect(metadata.citation_title).toBe(publication.title.trim())
  expect(JSON.stringify(metadata)).not.toMatch(/[\u00A0\u202F]/)
})
