import { describe, expect, test } from 'vitest'
import { dressed, dressedOrnament, embeddedSvg, type Figure, svgFile } from '../../lib/figures/figure'
import { mapMotif, placesMap } from '../../lib/figures/places-map'
import { populationCharts, populationRanking } from '../../lib/figures/populations'
import { spheresFigure } from '../../lib/figures/spheres'
import { type Svg, svgSource } from '../../lib/figures/svg'
import { onAnyGround, onPage, onPaper } from '../../lib/figures/theme'
import { timeline } from '../../lib/figures/timeline'
import { samplePublication } from '../formats/pdf/sample-publication'
import { publicationWith, sevenCities } from './sample-places'

const [besancon] = sevenCities.list
const { interviews, chronology } = samplePublication()
const figures = [
  placesMap(sevenCities),
  placesMap(sevenCities, besancon),
  besancon && populationCharts(sevenCities)?.chartOf(besancon),
  besancon && populationRanking(publicationWith(sevenCities), besancon),
  interviews && spheresFigure(interviews, publicationWith(sevenCities)),
  timeline(chronology),
].filter((figure) => figure !== undefined)

const themes = [onPage, onAnyGround, onPaper]

/** Everything that formats make of a drawing. */
const written = (figure: Figure) =>
  themes.flatMap((theme) => [
    svgSource(dressed(figure, theme)),
    svgFile(figure, theme),
    svgSource(embeddedSvg(figure, theme)),
  ])

function deeplyFrozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deeplyFrozen)
  return value
}

test('every kind of figure is tried here', () => {
  expect(figures.map(({ name }) => name)).toEqual([
    'carte',
    'carte',
    'population-besancon',
    'rang',
    'spheres',
    'frise',
  ])
})

describe.each(figures.map((figure) => [figure.title, figure] as const))('« %s »', (_, figure) => {
  test('is data, which can be stored and read again', () => {
    const again: Figure = JSON.parse(JSON.stringify(figure))
    expect(written(again)).toEqual(written(figure))
  })

  test('is left as it is by whoever writes it', () => {
    const before = written(figure)
    expect(written(deeplyFrozen(figure))).toEqual(before)
  })

  test('has only attributes of SVG once it is dressed', () => {
    const parts = themes.flatMap((theme) => partsOf(dressed(figure, theme)))
    expect(parts.filter((part) => 'role' in part)).toEqual([])
  })

  test('is a picture without links in a book', () => {
    expect(partsOf(embeddedSvg(figure, onAnyGround)).filter(({ name }) => name === 'a')).toEqual([])
  })
})

test('an ornament is hidden from those who do not see it', () => {
  const motif = mapMotif(sevenCities)
  if (!motif) throw new Error('no motif')
  const tree = dressedOrnament(motif, onPage)
  expect(tree.attributes['aria-hidden']).toBe('true')
  expect(partsOf(tree).filter(({ name }) => name === 'title')).toEqual([])
})

function partsOf(svg: Svg): Svg[] {
  return [svg, ...svg.children.flatMap((child) => (typeof child === 'string' ? [] : partsOf(child)))]
}
