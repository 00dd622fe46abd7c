import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadPublication } from '../../lib/content/load-publication'
import {
  authorName,
  authorsBesides,
  currentVersion,
  followUpsIn,
  newestFirst,
  pageBySlug,
  placeBySlug,
  populationYears,
  sourceByKey,
  type Version,
} from '../../lib/publication'
import { projectFolder } from '../imports'

const { publication } = await loadPublication(join(projectFolder, 'tests/fixtures/publications/onze-sites'))
if (!publication) throw new Error('The publication of eleven sites has errors.')

describe('versions', () => {
  const version = (year: number, month: number, day: number): Version => ({
    date: { year, month, day },
    nature: 'form',
    summary: `${year}`,
    changes: [],
  })

  test('are told from the newest to the oldest', () => {
    const sorted = newestFirst([version(2024, 11, 5), version(2026, 1, 2), version(2025, 12, 31)])
    expect(sorted.map(({ date }) => date.year)).toEqual([2026, 2025, 2024])
  })

  test('of one day keep the order in which they are written', () => {
    const [a, b] = [version(2025, 1, 1), { ...version(2025, 1, 1), summary: 'b' }]
    expect(newestFirst([a, b])).toEqual([a, b])
  })

  test('the site shows the newest', () => {
    expect(currentVersion(publication).date).toEqual({ year: 2025, month: 1, day: 20 })
  })
})

describe('places', () => {
  test('stand between their neighbours in reading order', () => {
    const slugs = publication.places?.list.map(({ slug }) => slug) ?? []
    const [first = '', second = ''] = slugs
    expect(placeBySlug(publication, first)).toMatchObject({ place: { slug: first }, next: { slug: second } })
    expect(placeBySlug(publication, first)?.previous).toBeUndefined()
    expect(placeBySlug(publication, second)?.previous?.slug).toBe(first)
    expect(placeBySlug(publication, slugs.at(-1) ?? '')?.next).toBeUndefined()
    expect(placeBySlug(publication, 'nulle-part')).toBeUndefined()
  })

  test('have their years of reference, oldest first', () => {
    const { places } = publication
    if (!places) throw new Error('The publication has no place.')
    expect(populationYears(places).map(({ referenceYear }) => referenceYear)).toEqual([2018, 2022])
  })

  test('know the works that continued the publication in them', () => {
    const works = (slug: string) => {
      const found = placeBySlug(publication, slug)
      return found && followUpsIn(publication, found.place).map(({ title }) => title)
    }
    expect(works('aubrelande')).toEqual(['Retour aux fontaines'])
    expect(works('belle-ombrette')).toEqual([])
  })
})

test('sources and pages are found by what names them', () => {
  expect(sourceByKey(publication, 'E')?.title).toContain('Registre')
  expect(sourceByKey(publication, 'e')).toBeUndefined()
  expect(pageBySlug(publication, 'a-propos')?.title).toBe('À propos')
  expect(pageBySlug(publication, 'plan')).toBeUndefined()
})

test('an author is named as running text names it', () => {
  expect(authorName({ type: 'person', givenName: 'Anne-Aurore', familyName: 'de L’Estang' })).toBe(
    'Anne-Aurore de L’Estang',
  )
  expect(authorName({ type: 'organization', name: 'Atelier des eaux', acronym: 'ADE' })).toBe(
    'Atelier des eaux',
  )
})

test('a title page names the authors besides the publisher, who may be one of them under another name', () => {
  const publisher = { type: 'organization', name: 'Presses de l’Ombrette', acronym: 'PLO' } as const
  const itself = { type: 'organization', name: 'Presses et ateliers de l’Ombrette', acronym: 'PLO' } as const
  const other = { type: 'organization', name: 'Atelier des eaux' } as const
  const person = { type: 'person', givenName: 'Anne', familyName: 'de L’Estang' } as const
  expect(authorsBesides(publisher, [itself])).toEqual([])
  expect(authorsBesides(publisher, [person, itself, other])).toEqual([person, other])
  expect(authorsBesides({ type: 'organization', name: 'Éditions' }, [other, person])).toEqual([other, person])
})
