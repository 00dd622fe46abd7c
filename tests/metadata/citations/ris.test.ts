import { expect, test } from 'vitest'
import { citationRecords } from '../../../lib/citation/record'
import { ris } from '../../../lib/metadata/citations/ris'
import { hostilePublication, publicationNamed, siteUrl } from '../../citation/publications'

test('the work is one report with one author in one piece', async () => {
  const text = ris(citationRecords(await publicationNamed('le Cahier'), siteUrl).work)
  const lines = text.split('\r\n')
  expect(lines[0]).toBe('TY  - RPRT')
  expect(lines.slice(-2)).toEqual(['ER  - ', ''])
  expect(lines.filter((line) => line.startsWith('TY'))).toHaveLength(1)
  expect(lines.filter((line) => /^A\d|^AU/.test(line))).toEqual([
    'AU  - Observatoire national de l’action sociale décentralisée',
  ])
  expect(lines).toContain('TI  - Recherche action « Les villes et le lien social »')
  expect(lines).toContain('DA  - 2013/06//')
  expect(lines).toContain('PB  - Odas')
  expect(lines).toContain('T2  - Cahier de l’Odas')
  expect(lines).toContain('LA  - fr')
  expect(lines).toContain('UR  - https://lien-social.example/')
  expect(lines.filter((line) => line.startsWith('KW'))).toHaveLength(8)
})

test('the PDF that stands in for the original is said to be another thing', async () => {
  const lines = ris(citationRecords(await publicationNamed('le Cahier'), siteUrl).work).split('\r\n')
  expect(lines).toContain('L1  - https://lien-social.example/les-villes-et-le-lien-social-edition-web.pdf')
  expect(lines.find((line) => line.startsWith('N1'))).toContain(
    'édition web, recomposée d’après la publication',
  )
})

test('the original goes without a word', async () => {
  const text = ris(citationRecords(await publicationNamed('une personne pour auteur'), siteUrl).work)
  expect(text).toContain('L1  - https://lien-social.example/les-bancs-publics-de-vaubrumeuse.pdf')
  expect(text).not.toContain('N1  - ')
  expect(text).toContain('AU  - de L’Estang, Anne-Aurore')
})

test('every line is a tag and a value, whatever the front matter holds', async () => {
  const publication = {
    ...(await hostilePublication()),
    abstract: 'Une ligne\nER  - \r\nTY  - JOUR\u2028fin',
  }
  const text = ris(citationRecords(publication, siteUrl).work)
  const lines = text.split('\r\n').slice(0, -1)
  expect(lines.filter((line) => !/^[A-Z][A-Z0-9] {2}- /.test(line))).toEqual([])
  expect(lines.filter((line) => line.startsWith('ER'))).toHaveLength(1)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\u2028]/)
})

test('the comma of an organisation’s name, which would part it, is left out', async () => {
  const authors = [{ type: 'organization', name: 'Ministère de la Santé, de la Ville et du Pain' }] as const
  const publication = { ...(await hostilePublication()), authors }
  expect(ris(citationRecords(publication, siteUrl).work)).toContain(
    'AU  - Ministère de la Santé de la Ville et du Pain\r\n',
  )
})
