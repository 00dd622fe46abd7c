import { describe, expect, test } from 'vitest'
import { dressed, svgFile } from '../../lib/figures/figure'
import { crosses, holds, overlap } from '../../lib/figures/geometry'
import { isLocated, layOut } from '../../lib/figures/map-layout'
import { mapMotif, placesMap } from '../../lib/figures/places-map'
import { svgSource } from '../../lib/figures/svg'
import { onPage, onPaper } from '../../lib/figures/theme'
import { commune, placesOf, sevenCities } from './sample-places'

const layout = layOut(sevenCities.list.filter(isLocated))
const sheets = [layout.main, ...layout.insets]

describe('the map of the seven cities', () => {
  const map = placesMap(sevenCities)
  const svg = map ? svgSource(dressed(map, onPage)) : ''

  test('links every city once, by its name', () => {
    const links = [...svg.matchAll(/<a href="([^"]+)">.*?<\/a>/g)].map(([link, href]) => [
      href,
      /<text[^>]*>([^<]*)/.exec(link)?.[1],
    ])
    expect(new Map(links.map(([href, name]) => [name, href]))).toEqual(
      new Map(sevenCities.list.map(({ name, slug }) => [name, `/villes/${slug}`])),
    )
    expect(links).toHaveLength(7)
  })

  test('sets Tourcoing and Valenciennes apart in an inset, and says so', () => {
    expect(layout.insets.map(({ spots }) => spots.map(({ place }) => place.name))).toEqual([
      ['Tourcoing', 'Valenciennes'],
    ])
    expect(map?.description).toContain('Un encart agrandi sépare Tourcoing et Valenciennes.')
  })

  test('places labels that cover neither one another nor the edge nor an inset', () => {
    for (const { window, spots } of sheets) {
      const boxes = spots.flatMap(({ label }) => label?.box ?? [])
      expect(boxes).toHaveLength(spots.length)
      for (const [index, box] of boxes.entries()) {
        expect(holds(window.box, box)).toBe(true)
        expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false)
      }
    }
    const onMain = layout.main.spots.flatMap(({ label }) => label?.box ?? [])
    for (const inset of layout.insets) {
      expect(onMain.some((box) => overlap(box, inset.window.box))).toBe(false)
    }
  })

  test('keeps the labels of the main map off the coast where there is room: all but that of Le Havre', () => {
    const { window, spots } = layout.main
    const onCoast = spots.filter(({ label }) => label && crosses(window.outline, label.box))
    expect(onCoast.map(({ place }) => place.name).filter((name) => name !== 'Le Havre')).toEqual([])
  })

  test('keeps insets off the land', () => {
    for (const inset of layout.insets)
      expect(crosses(layout.main.window.outline, inset.window.box)).toBe(false)
  })

  test('has a title, a description and the coordinates of each city in its table', () => {
    expect(svg).toContain('<title id="_carte-titre">Les villes d’essai sur la carte</title>')
    expect(svg).toContain('<desc id="_carte-description">Carte de France')
    expect(map?.table.rows[0]?.map(({ text }) => text)).toEqual([
      'Besançon',
      '47,2488°\u00A0N',
      '6,0182°\u00A0E',
    ])
  })

  test('draws the outline of France in 3 kB at most', () => {
    const [outline = ''] = /<path class="land"[^>]*>/.exec(svg) ?? []
    expect(outline.length).toBeGreaterThan(1_000)
    expect(outline.length).toBeLessThanOrEqual(3_100)
  })

  test('is the same drawing each time', () => {
    const again = placesMap(placesOf([...sevenCities.list]))
    expect(again && svgSource(dressed(again, onPage))).toBe(svg)
  })
})

test('the city that a page is about is lit by more than its colour', () => {
  const [, bordeaux] = sevenCities.list
  const map = placesMap(sevenCities, bordeaux)
  const svg = map ? svgSource(dressed(map, onPage)) : ''
  expect(svg).toMatch(
    /<a href="\/villes\/bordeaux" aria-current="page">.*?class="ring".*?class="name-strong"/,
  )
  expect(svg.match(/class="ring"/g)).toHaveLength(1)
})

test('for files the drawing needs no stylesheet: its own colours, and the font by its name', () => {
  const map = placesMap(sevenCities)
  const svg = map ? svgFile(map, onPaper) : ''
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
  expect(svg).not.toContain('class=')
  expect(svg).toContain('font-family="Spectral"')
})

test('a place overseas has an inset of its own', () => {
  const places = placesOf([commune('Brest', 48.39, -4.49), commune('Saint-Denis', -20.88, 55.45)])
  const { insets } = layOut(places.list.filter(isLocated))
  expect(insets.map(({ spots }) => spots.map(({ place }) => place.name))).toEqual([['Saint-Denis']])
  expect(insets[0]?.window.outline.length).toBeGreaterThan(0)
  expect(placesMap(places)?.description).toContain('Un encart montre, outre-mer, Saint-Denis.')
})

test('where every place lies overseas, that is what is drawn', () => {
  const map = placesMap(placesOf([commune('Saint-Denis', -20.88, 55.45)]))
  expect(map && svgSource(dressed(map, onPage))).toContain('>Saint-Denis<')
})

test('a place without coordinates is listed and not drawn', () => {
  const map = placesMap(placesOf([commune('Brest', 48.39, -4.49), commune('Nulle-Part')]))
  expect(map && svgSource(dressed(map, onPage))).not.toContain('href="/villes/nulle-part"')
  expect(map?.description).toContain('Sans coordonnées connues\u00A0: Nulle-Part.')
  expect(map?.table.rows[1]?.map(({ text }) => text)).toEqual(['Nulle-Part', '–', '–'])
})

test('without any coordinates there is no map and no motif', () => {
  expect(placesMap(placesOf([commune('Nulle-Part')]))).toBeUndefined()
  expect(mapMotif(placesOf([commune('Nulle-Part')]))).toBeUndefined()
})

test('a crowd of places is dots, of which the page of one place names that one', () => {
  const list = Array.from({ length: 200 }, (_, index) =>
    commune(
      `Ville ${'abcdefghij'[index % 10]}${'klmnopqrstuvwxyzabcd'[Math.floor(index / 10)]}`,
      44 + (index % 20) / 5,
      index / 50,
    ),
  )
  const places = placesOf(list)
  const [first] = list
  const map = placesMap(places, first)
  const svg = map ? svgSource(dressed(map, onPage)) : ''
  expect(svg.match(/<text/g)).toHaveLength(1)
  expect(svg.length).toBeLessThan(8_000)
  expect(map?.table.rows).toHaveLength(1)
})
