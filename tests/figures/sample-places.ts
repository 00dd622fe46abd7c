import type { Commune, Place, Places, Publication } from '../../lib/publication'

/** A commune with what figures read of it. */
export function commune(
  name: string,
  latitude?: number,
  longitude?: number,
  counts: readonly (readonly [year: number, count: number])[] = [],
): Commune {
  return {
    kind: 'commune',
    slug: name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z]+/g, '-'),
    name,
    postcodes: [],
    populations: counts.map(([referenceYear, count]) => ({ referenceYear, count, sources: [] })),
    ...(latitude !== undefined && longitude !== undefined ? { coordinates: { latitude, longitude } } : {}),
    sources: [],
    text: { file: 'villes/essai.md', tree: { type: 'root', children: [] } },
  }
}

export function placesOf(list: readonly Place[]): Places {
  return { title: 'Les villes d’essai', menu: 'Villes', noun: 'ville', list }
}

export const sevenCities = placesOf([
  commune('Besançon', 47.2488, 6.0182, [
    [2010, 116_914],
    [2013, 116_952],
    [2023, 118_489],
  ]),
  commune('Bordeaux', 44.8404, -0.5805, [
    [2010, 239_157],
    [2013, 243_626],
    [2023, 267_991],
  ]),
  commune('Clichy-sous-Bois', 48.9102, 2.5532, [[2013, 30_725]]),
  commune('Le Havre', 49.4938, 0.1077, [
    [2010, 175_497],
    [2013, 172_074],
    [2023, 166_687],
  ]),
  commune('Strasbourg', 48.5839, 7.7455, [[2013, 275_718]]),
  commune('Tourcoing', 50.7239, 3.1612, [[2013, 93_974]]),
  commune('Valenciennes', 50.3579, 3.5235, [[2013, 42_851]]),
])

/** A publication of June 2013 with these places, as far as figures read it. */
export function publicationWith(places: Places | undefined): Publication {
  const prose = { file: 'publication.md', tree: { type: 'root' as const, children: [] } }
  return {
    slug: 'essai',
    kind: 'Publication',
    title: 'Étude «\u00A0Les villes d’essai\u00A0»',
    shortTitle: 'Les villes d’essai',
    date: { year: 2013, month: 6 },
    authors: [{ type: 'organization', name: 'Organisme d’essai' }],
    publisher: { type: 'organization', name: 'Éditeur d’essai' },
    abstract: 'Un essai.',
    keywords: [],
    downloadLabel: 'Télécharger',
    text: prose,
    places,
    followUps: [],
    chronology: [],
    sources: [],
    corrections: [],
    withdrawnPassages: [],
    redirections: [],
    versions: [
      { date: { year: 2026, month: 1, day: 1 }, nature: 'substance', summary: 'Essai', changes: [] },
    ],
    pages: [],
    pictures: [],
  }
}
