import { describe, expect, test } from 'vitest'
import { citationRecords } from '../../../lib/citation/record'
import { bibtex } from '../../../lib/metadata/citations/bibtex'
import { hostilePublication, publicationNamed, siteUrl } from '../../citation/publications'

async function entry(changes: object = {}): Promise<string> {
  return bibtex(citationRecords({ ...(await hostilePublication()), ...changes }, siteUrl).work)
}

test('the work is a technical report, its author in double braces', async () => {
  const text = bibtex(citationRecords(await publicationNamed('le Cahier'), siteUrl).work)
  expect(text).toMatch(/^@techreport\{les-villes-et-le-lien-social,\n/)
  expect(text).toContain('author = {{Observatoire national de l’action sociale décentralisée}},')
  expect(text).toContain('title = {Recherche action « Les villes et le lien social »},')
  expect(text).toContain('institution = {Odas},')
  expect(text).toContain('year = {2013},\n  month = jun,')
  expect(text).toContain('url = {https://lien-social.example/},')
  expect(text).not.toContain('note =')
})

test('the web edition has no author, and the day of its version', async () => {
  const text = bibtex(
    citationRecords(await publicationNamed('deux organismes pour auteurs'), siteUrl).webEdition,
  )
  expect(text).toMatch(/^@misc\{onze-fontaines-et-leurs-voisins-edition-web,\n {2}title/)
  expect(text).toContain('date = {2025-01-20},')
})

describe('what TeX would act on', () => {
  test('is escaped', async () => {
    const text = await entry({ title: '5 % de R&D, 3 $ #1 a_b ~ ^ \\ {ici}' })
    expect(text).toContain(
      String.raw`title = {5 \% de R\&D, 3 \$ \#1 a\_b {\textasciitilde} {\textasciicircum} {\textbackslash} \{ici\}},`,
    )
  })

  test('a brace without its other half becomes a command, for BibTeX counts the escaped ones too', async () => {
    const text = await entry({ title: 'Un { seul', abstract: 'Deux } et {' })
    expect(text).toContain(String.raw`title = {Un {\textbraceleft} seul},`)
    expect(text).toContain(String.raw`abstract = {Deux {\textbraceright} et {\textbraceleft}}`)
    expect([...text].filter((sign) => sign === '{').length).toBe(
      [...text].filter((sign) => sign === '}').length,
    )
  })

  test('is left alone in the address, which BibLaTeX takes letter by letter', async () => {
    const { work } = citationRecords(await hostilePublication(), siteUrl)
    const url = 'https://exemple.fr/a_b%20c#d'
    expect(bibtex({ ...work, item: { ...work.item, URL: url } })).toContain(`url = {${url}},`)
  })
})

test('names with a comma, with « and », or with an apostrophe after the particle stay in one piece', async () => {
  const authors = [
    { type: 'person', givenName: 'Jean', familyName: 'd’Alembert' },
    { type: 'person', givenName: 'Anne', familyName: 'de La Tour' },
    { type: 'organization', name: 'Santé, Pain and Co' },
  ]
  expect(await entry({ authors })).toContain(
    'author = {{d’Alembert}, Jean and de La Tour, Anne and {Santé, Pain and Co}},',
  )
})
