import { describe, expect, test } from 'vitest'
import { citationRecords } from '../../lib/citation/record'
import { type ReferenceStyle, reference, referenceStyles, referenceText } from '../../lib/citation/reference'
import {
  hostilePublication,
  hostileTitle,
  type PublicationName,
  publicationNamed,
  publicationNames,
  siteUrl,
} from './publications'

async function inStyle(name: PublicationName, style: ReferenceStyle) {
  const { work, webEdition } = citationRecords(await publicationNamed(name), siteUrl)
  const text = (record: typeof work) =>
    referenceText(reference(record, style)).replace(/[\u00A0\u202F]/g, ' ')
  return { work: text(work), webEdition: text(webEdition) }
}

describe('ISO 690', () => {
  test('a corporate author is one name; an address where the work is not is that of its presentation', async () => {
    expect((await inStyle('le Cahier', 'iso-690')).work).toBe(
      'OBSERVATOIRE NATIONAL DE L’ACTION SOCIALE DÉCENTRALISÉE. Recherche action « Les villes et le lien social ». Publication. Odas, juin 2013. Cahier de l’Odas. Présentation en ligne : https://lien-social.example/',
    )
  })

  test('a person’s particle follows the given name; a work that is here is « en ligne »', async () => {
    expect((await inStyle('une personne pour auteur', 'iso-690')).work).toBe(
      'L’ESTANG, Anne-Aurore de. Les bancs publics de Vaubrumeuse : une heure de pause, trois saisons d’observation [en ligne]. Étude. Éditions du Banc vert, avril 2019. Disponible à l’adresse : https://lien-social.example/',
    )
  })

  test('two authors are joined by « et », and what is not known is left out', async () => {
    const { work, webEdition } = await inStyle('deux organismes pour auteurs', 'iso-690')
    expect(work).toBe(
      'SOCIÉTÉ IMAGINAIRE D’ÉTUDE DES FONTAINES et ATELIER DES EAUX INVENTÉES. Onze fontaines et leurs voisins. Rapport. Presses de l’Ombrette, 2021. Les Carnets de l’Ombrette. Présentation en ligne : https://lien-social.example/',
    )
    expect(webEdition).toBe(
      'Onze fontaines : édition web d’après la publication (Presses de l’Ombrette, 2021) [en ligne]. 20 janvier 2025. Disponible à l’adresse : https://lien-social.example/',
    )
    expect(work + webEdition).not.toMatch(/s\. l\.|s\. n\.|s\. d\.|\[\]|undefined/)
  })
})

test('APA has the day before the month', async () => {
  const { work, webEdition } = await inStyle('deux organismes pour auteurs', 'apa')
  expect(work).toBe(
    'Société imaginaire d’étude des fontaines & Atelier des eaux inventées. (2021). Onze fontaines et leurs voisins (Les Carnets de l’Ombrette) [Rapport]. Presses de l’Ombrette. https://lien-social.example/',
  )
  expect(webEdition).toContain('(2025, 20 janvier).')
})

test('Chicago', async () => {
  const { work } = await inStyle('une personne pour auteur', 'chicago')
  expect(work).toBe(
    'L’Estang, Anne-Aurore de. « Les bancs publics de Vaubrumeuse : une heure de pause, trois saisons d’observation ». Étude. Éditions du Banc vert, avril 2019. https://lien-social.example/.',
  )
})

describe.each(publicationNames)('%s', (name) => {
  test.each(referenceStyles)(
    'in %s, has title, year and address, and the spaces of French printing',
    async (style) => {
      const { work, webEdition } = citationRecords(await publicationNamed(name), siteUrl)
      for (const record of [work, webEdition]) {
        const parts = reference(record, style)
        const text = referenceText(parts)
        const [[year]] = record.item.issued['date-parts']
        expect(text.replace(/[\u00A0\u202F]/g, ' ')).toContain(record.item.title)
        expect(text).toContain(String(year))
        expect(parts.filter(({ kind }) => kind === 'address')).toEqual([
          { kind: 'address', text: record.item.URL },
        ])
        expect(text).not.toMatch(/«[ \u202F]|[ \u202F]»|[ \u202F]:| [;!?]/)
        expect(text).not.toMatch(/[\uE000-\uF8FF]|%%STRING%%/)
      }
    },
  )
})

test('two records asked for in turn do not mix', async () => {
  const { work, webEdition } = citationRecords(await publicationNamed('le Cahier'), siteUrl)
  const alone = referenceText(reference(work, 'iso-690'))
  reference(webEdition, 'iso-690')
  expect(referenceText(reference(work, 'iso-690'))).toBe(alone)
})

test('a passage is cited in full with its paragraph', async () => {
  const { webEdition } = citationRecords(await publicationNamed('le Cahier'), siteUrl)
  const text = referenceText(reference(webEdition, 'iso-690', { paragraph: 14 }))
  expect(text.replace(/\u00A0/g, ' ')).toMatch(
    /^Les villes et le lien social : .*, paragr\. 14\. Disponible à l’adresse : https:/,
  )
})

test.each(referenceStyles)('in %s, a hostile title and names stay as they are', async (style) => {
  const { work } = citationRecords(await hostilePublication(), siteUrl)
  const text = referenceText(reference(work, style)).replace(/[\u00A0\u202F]/g, ' ')
  expect(text).toContain(hostileTitle.trim())
  expect(text).toMatch(/Ormesson-O’Neil, J[^,]* d’/i)
  expect(text.toLowerCase()).toContain('société de l’eau & du pain')
})

test('words that look like markup are not read as such', async () => {
  const publication = { ...(await hostilePublication()), title: 'Du <i>vin</i> et \'du "pain"\' _ici_' }
  const parts = reference(citationRecords(publication, siteUrl).work, 'iso-690')
  expect(parts.find(({ kind }) => kind === 'title')?.text).toBe('Du <i>vin</i> et \'du "pain"\' _ici_')
})

test('a title that an editor mends is cited as mended', async () => {
  const publication = await publicationNamed('deux organismes pour auteurs')
  const cite = (title: string) =>
    referenceText(reference(citationRecords({ ...publication, title }, siteUrl).work, 'iso-690'))
  expect(cite('Onze fontaine')).toContain('Onze fontaine.')
  expect(cite('Onze fontaines')).toContain('Onze fontaines.')
})

test('a particle that is part of the family name stays before it', async () => {
  const authors = [{ type: 'person', givenName: 'Ève', familyName: 'van der Berg' }] as const
  const { work } = citationRecords({ ...(await hostilePublication()), authors }, siteUrl)
  expect(referenceText(reference(work, 'chicago'))).toMatch(/^van der Berg, Ève\. /)
})
