import { describe, expect, test } from 'vitest'
import { citationRecords, wholeFamilyName } from '../../lib/citation/record'
import { currentVersion } from '../../lib/publication'
import { hostilePublication, publicationNamed, publicationNames, siteUrl } from './publications'

describe('the record of the published work', () => {
  test('says what the front matter says, and nothing else', async () => {
    const { work } = citationRecords(await publicationNamed('le Cahier'), siteUrl)
    const { abstract, keyword, ...item } = work.item
    expect(item).toEqual({
      id: 'les-villes-et-le-lien-social',
      type: 'report',
      title: 'Recherche action « Les villes et le lien social »',
      'title-short': 'Les villes et le lien social',
      author: [{ literal: 'Observatoire national de l’action sociale décentralisée' }],
      issued: { 'date-parts': [[2013, 6]] },
      publisher: 'Odas',
      'collection-title': 'Cahier de l’Odas',
      genre: 'Publication',
      language: 'fr',
      URL: 'https://lien-social.example/',
    })
    expect(keyword).toContain('lien social')
    expect(abstract).not.toMatch(/[\u00A0\u202F]/)
  })

  test('has number, ISBN and DOI where they are known', async () => {
    const publication = await publicationNamed('deux organismes pour auteurs')
    const known = { ...publication, number: '12', isbn: '978-2-1234-5680-3', doi: '10.1234/abc' }
    expect(citationRecords(known, siteUrl).work.item).toMatchObject({
      number: '12',
      ISBN: '978-2-1234-5680-3',
      DOI: '10.1234/abc',
    })
  })

  test('comes with the original where it is supplied, else with the web edition and a word on what that is', async () => {
    const own = citationRecords(await publicationNamed('une personne pour auteur'), siteUrl).work
    expect(own).toMatchObject({ isOnline: true, pdf: `${siteUrl}/les-bancs-publics-de-vaubrumeuse.pdf` })
    expect(own.pdfNote).toBeUndefined()
    const other = citationRecords(await publicationNamed('deux organismes pour auteurs'), siteUrl).work
    expect(other).toMatchObject({
      isOnline: false,
      pdf: `${siteUrl}/onze-fontaines-et-leurs-voisins-edition-web.pdf`,
    })
    expect(other.pdfNote).toContain('ce n’est pas un fac-similé')
  })
})

describe.each(publicationNames)('%s: the record of the web edition', (name) => {
  test('is another: no author of the work, the date of the version, « d’après »', async () => {
    const publication = await publicationNamed(name)
    const { work, webEdition } = citationRecords(publication, siteUrl)
    const { year, month, day } = currentVersion(publication).date
    expect(webEdition.item.id).not.toBe(work.item.id)
    expect(webEdition.item).not.toHaveProperty('author')
    expect(webEdition.item).not.toHaveProperty('publisher')
    expect(webEdition.item.issued['date-parts']).toEqual([[year, month, day]])
    expect(webEdition.item.title).toContain('édition web d’après')
    expect(webEdition.item.title).toContain(work.item.publisher)
  })
})

test('a particle « de » or « d’ » stands apart from the family name, others belong to it', async () => {
  const named = async (familyName: string) => {
    const publication = await hostilePublication()
    const authors = [{ type: 'person', givenName: 'Ève', familyName }] as const
    return citationRecords({ ...publication, authors }, siteUrl).work.item.author?.[0]
  }
  expect(await named('de La Tour')).toEqual({ given: 'Ève', family: 'La Tour', 'dropping-particle': 'de' })
  expect(await named('d’Alembert')).toEqual({ given: 'Ève', family: 'Alembert', 'dropping-particle': 'd’' })
  expect(await named('Le Goff')).toEqual({ given: 'Ève', family: 'Le Goff' })
  expect(await named('van der Berg')).toEqual({ given: 'Ève', family: 'van der Berg' })
  expect(await named('Dupont')).toEqual({ given: 'Ève', family: 'Dupont' })
})

test('a family name is whole again with its particle', () => {
  expect(wholeFamilyName({ given: 'Ève', family: 'La Tour', 'dropping-particle': 'de' })).toBe('de La Tour')
  expect(wholeFamilyName({ given: 'Ève', family: 'Alembert', 'dropping-particle': 'd’' })).toBe('d’Alembert')
  expect(wholeFamilyName({ given: 'Ève', family: 'Dupont' })).toBe('Dupont')
})
