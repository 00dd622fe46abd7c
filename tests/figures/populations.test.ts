import { expect, test } from 'vitest'
import { dressed } from '../../lib/figures/figure'
import { populationCharts, populationRanking } from '../../lib/figures/populations'
import { svgSource } from '../../lib/figures/svg'
import { onPage } from '../../lib/figures/theme'
import { commune, placesOf, publicationWith, sevenCities } from './sample-places'

const [besancon, bordeaux, clichy, leHavre] = sevenCities.list
const charts = populationCharts(sevenCities)

function heights(place: (typeof sevenCities.list)[number] | undefined): number[] {
  const figure = place && charts?.chartOf(place)
  const [, points = ''] = /points="([^"]+)"/.exec(figure ? svgSource(dressed(figure, onPage)) : '') ?? []
  return points.split(' ').map((point) => Number(point.split(',')[1]))
}

test('all charts have one scale: the same share is the same height, and what grows goes up', () => {
  const [start = 0, , end = 0] = heights(bordeaux)
  const [otherStart, , otherEnd = 0] = heights(leHavre)
  expect(start).toBe(otherStart)
  expect(end).toBeLessThan(start)
  expect(otherEnd).toBeGreaterThan(start)
})

test('the change is said in French, with its sign', () => {
  const words = [besancon, bordeaux, leHavre].map((place) => place && charts?.chartOf(place)?.description)
  expect(words[0]).toContain('+\u202F1,3\u202F% de 2010 à 2023')
  expect(words[1]).toContain('+\u202F12,1\u202F% de 2010 à 2023')
  expect(words[2]).toContain('−\u202F5\u202F% de 2010 à 2023')
})

test('a place with one count has no chart, and without any chart there are none', () => {
  expect(clichy && charts?.chartOf(clichy)).toBeUndefined()
  expect(populationCharts(placesOf([commune('Seule', 48, 2, [[2013, 100]])]))).toBeUndefined()
})

test('a page says where its place stands among the others in the year of the publication', () => {
  const figure = leHavre && populationRanking(publicationWith(sevenCities), leHavre)
  expect(figure?.title).toBe('Le Havre parmi les villes d’essai, en 2013')
  expect(figure?.description).toBe(
    '3e rang sur 7 par la population municipale de 2013\u00A0: 172\u202F074\u00A0habitants.',
  )
  expect(figure?.table.rows.map(([name]) => name?.text)).toEqual([
    'Strasbourg',
    'Bordeaux',
    'Le Havre',
    'Besançon',
    'Tourcoing',
    'Valenciennes',
    'Clichy-sous-Bois',
  ])
})

test('equals share a rank, and of very many places the nearest are shown', () => {
  const list = Array.from({ length: 40 }, (_, index) =>
    commune(`Ville ${String.fromCharCode(97 + (index % 26))}${'xyz'[Math.floor(index / 26)]}`, 48, 2, [
      [2013, 1000 - Math.floor(index / 2)],
    ]),
  )
  const [, , , fourth] = list
  const figure = fourth && populationRanking(publicationWith(placesOf(list)), fourth)
  expect(figure?.description).toContain('3e rang sur 40')
  expect(figure?.table.rows).toHaveLength(12)
})

test('a place without a count, or alone with one, has no rank', () => {
  const places = placesOf([commune('Sans'), commune('Seule', 48, 2, [[2013, 100]])])
  const [without, alone] = places.list
  expect(without && populationRanking(publicationWith(places), without)).toBeUndefined()
  expect(alone && populationRanking(publicationWith(places), alone)).toBeUndefined()
})
