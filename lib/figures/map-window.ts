import { type GeoProjection, geoBounds, geoConicConformal, geoMercator, geoPath } from 'd3-geo'
import type { GeoJsonObject, MultiPolygon, Polygon, Position } from 'geojson'
import { remembered } from '../remembered'
import { franceOutline } from './atlas'
import { type Box, distance, type Outline, type Point } from './geometry'

/** A piece of map in a box of a drawing. */
export interface MapWindow {
  readonly box: Box
  /** The coast and borders inside the box, in units of the drawing. */
  readonly outline: Outline
  /** Where a position stands in the drawing. */
  readonly project: (position: Position) => Point
}

/** Metropolitan France as large as the width allows, in the projection of French atlases (Lambert's). */
export function metropolitanWindow(width: number): MapWindow {
  return fittedToWidth(width)
}

const shared: typeof globalThis & { metropolitanWindows?: Map<string, MapWindow> } = globalThis
const fittedToWidth = remembered(() => (shared.metropolitanWindows ??= new Map()), fitToWidth)

function fitToWidth(width: number): MapWindow {
  const { metropolitan } = franceOutline()
  // Half the thickness of the coast's line stays free on each side.
  const edge = 3
  const projection = geoConicConformal()
    .parallels([44, 49])
    .rotate([-3, 0])
    .precision(0)
    .fitWidth(width - 2 * edge, { type: 'Feature', properties: {}, geometry: metropolitan })
  const [x, y] = projection.translate()
  projection.translate([x + edge, y + edge])
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(metropolitan)
  return windowOf(projection, metropolitan, { left, top, right, bottom })
}

/** Degrees that a close-up shows at least, about 10 km: nearer, the atlas has nothing to show. */
const leastSpan = 0.1

/** Room kept free inside the edges of a box, in units. */
export type Margins = Readonly<Record<keyof Box, number>>

export function margins(all: number): Margins {
  return { left: all, top: all, right: all, bottom: all }
}

/** A close-up of positions that lie near one another. */
export function closeUp(positions: readonly Position[], box: Box, free: Margins): MapWindow {
  return fitted(spread(positions), { type: 'MultiPolygon', coordinates: allParts() }, box, free)
}

/** The part of France overseas on which positions lie: the island, or its coast. Where the atlas has none, the bare positions. */
export function overseasWindow(positions: readonly Position[], box: Box, free: Margins): MapWindow {
  const parts = franceOutline().parts.filter((part) =>
    positions.some((position) => liesNear(part, position, 0.5)),
  )
  const land: MultiPolygon = { type: 'MultiPolygon', coordinates: parts.map((part) => part.coordinates) }
  return fitted(parts.length > 0 ? land : spread(positions), land, box, free)
}

function allParts(): Position[][][] {
  return franceOutline().parts.map(({ coordinates }) => coordinates)
}

function fitted(subject: GeoJsonObject & Fittable, land: MultiPolygon, box: Box, free: Margins): MapWindow {
  const { left, top, right, bottom } = box
  const projection = geoMercator()
    .precision(0)
    .fitExtent(
      [
        [left + free.left, top + free.top],
        [right - free.right, bottom - free.bottom],
      ],
      subject,
    )
    .clipExtent([
      [left, top],
      [right, bottom],
    ])
  return windowOf(projection, land, box)
}

type Fittable = MultiPolygon | { type: 'MultiPoint'; coordinates: Position[] }

/** The corners of what a close-up of these positions shows. */
function spread(positions: readonly Position[]): Fittable {
  const [[west, south], [east, north]] = geoBounds({ type: 'MultiPoint', coordinates: [...positions] })
  const x = (west + east) / 2
  const y = (south + north) / 2
  const halfHeight = Math.max(north - south, leastSpan) / 2
  const halfWidth = Math.max(east - west, leastSpan) / 2
  return {
    type: 'MultiPoint',
    coordinates: [
      [x - halfWidth, y - halfHeight],
      [x + halfWidth, y + halfHeight],
    ],
  }
}

function liesNear(part: Polygon, [longitude = 0, latitude = 0]: Position, degrees: number): boolean {
  const [[west, south], [east, north]] = geoBounds(part)
  return (
    longitude > west - degrees &&
    longitude < east + degrees &&
    latitude > south - degrees &&
    latitude < north + degrees
  )
}

/** Units; a bend of the coast that is smaller is not seen. */
const leastStep = 4

function windowOf(projection: GeoProjection, land: MultiPolygon, box: Box): MapWindow {
  const lines: Point[][] = []
  const add = (x: number, y: number) => {
    const point: Point = [Math.round(x), Math.round(y)]
    const line = lines.at(-1)
    const last = line?.at(-1)
    if (!last || distance(last, point) > leastStep) line?.push(point)
  }
  geoPath(projection, {
    moveTo(x, y) {
      lines.push([])
      add(x, y)
    },
    lineTo: add,
    closePath() {},
    arc() {},
    beginPath() {},
  })(land)
  return {
    box,
    // What rounding has made smaller than a triangle is not drawn.
    outline: lines.filter((line) => line.length > 2),
    project: ([longitude = 0, latitude = 0]) => projection([longitude, latitude]) ?? [0, 0],
  }
}

/** The outline as path data, in whole units and relative steps: the shortest form. */
export function pathData(outline: Outline): string {
  return outline
    .map((line) => {
      const [first, ...others] = line
      if (!first) return ''
      let [x, y] = first
      const steps = others.map(([nextX, nextY]) => {
        const step = `${nextX - x} ${nextY - y}`
        ;[x, y] = [nextX, nextY]
        return step
      })
      return `M${first[0]} ${first[1]}l${steps.join(' ')}z`
    })
    .join('')
    .replaceAll(' -', '-')
}
