import { words } from '../language'
import type { Place, Places } from '../publication'
import { kept } from '../remembered'
import { isMetropolitan } from './atlas'
import type { Figure } from './figure'
import type { Point } from './geometry'
import { placeLabels } from './label-placing'
import { dotRadius, gap, isLocated, type Located, nameSize, positionOf, width } from './map-layout'
import { type MapWindow, metropolitanWindow, pathData } from './map-window'
import { part, type Svg, text } from './svg'

/** More places than this cannot each have a name and a target on one map. */
const mostNamed = 60

export const isCrowd = (located: readonly Located[]): boolean => located.length > mostNamed

interface Crowd {
  readonly window: MapWindow
  readonly land: string
  /** Every dot, as strokes without length whose round ends are the dots: a tenth of as many circles. */
  readonly dots: string
  /** How many they are. */
  readonly drawn: number
}

const crowdOf = kept((places: Places): Crowd => {
  const window = metropolitanWindow(width)
  const points = places.list.filter(isLocated).map(positionOf).filter(isMetropolitan).map(window.project)
  return {
    window,
    land: pathData(window.outline),
    dots: points.map(([x, y]) => `M${Math.round(x)} ${Math.round(y)}h0`).join(''),
    drawn: points.length,
  }
})

/** A map of very many places: dots without names, but for the one that is lit. */
export function crowdMap(
  places: Places,
  lit: Place | undefined,
  named: Pick<Figure, 'title' | 'table'>,
): Figure {
  const { window, land, dots, drawn } = crowdOf(places)
  const isDrawn = lit && isLocated(lit) && isMetropolitan(positionOf(lit))
  const point = isDrawn ? window.project(positionOf(lit)) : undefined
  return {
    name: 'carte',
    ...named,
    description: words.mapShowsMany(drawn),
    width,
    height: window.box.bottom + 3,
    content: [
      part('land', 'path', { d: land }),
      part('axis', 'path', { 'stroke-width': 6, 'stroke-linecap': 'round', d: dots }),
      ...(lit && point ? drawLit(lit.name, point, window) : []),
    ],
  }
}

function drawLit(name: string, point: Point, { box, outline }: MapWindow): Svg[] {
  const [cx, cy] = point
  const surroundings = { size: nameSize, gap, within: box, outline, obstacles: [] }
  const [label] = placeLabels([{ text: name, point }], surroundings)
  return [
    part('ring', 'circle', { cx, cy, r: dotRadius + 4.5 }),
    part('dot', 'circle', { cx, cy, r: dotRadius }),
    ...(label ? [text('name-strong', [label.x, label.y], label.text, label.anchor)] : []),
  ]
}
