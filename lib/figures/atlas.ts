import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import { feature } from 'topojson-client'
import { presimplify, simplify } from 'topojson-simplify'
import type { GeometryCollection, MultiPolygon as SharedPolygons, Topology } from 'topojson-specification'

/*
 * The outline of France, from Natural Earth (public domain) by way of the package `world-atlas`, scale 1 : 10 million.
 * Other countries are not drawn.
 */

// Not imported: the compiler and the bundler would otherwise read its four megabytes each time.
const atlasFile = join(process.cwd(), 'node_modules', 'world-atlas', 'countries-10m.json')

/** ISO 3166-1, numeric. */
const france = '250'

/** Visvalingam's area, in square degrees, below which a point of the coast is left out. */
const leastArea = 0.0075

/** What maps of France are drawn from; positions are longitude and latitude in degrees. */
export interface France {
  /** The mainland, Corsica and the coastal islands, simplified for a map of the whole. */
  readonly metropolitan: MultiPolygon
  /** Every part, overseas ones included, as precise as the atlas has it. */
  readonly parts: readonly Polygon[]
}

/** Next.js bundles each page apart: what is read once must be kept where all of them find it. */
const shared: typeof globalThis & { franceOutline?: France } = globalThis

/** France, read from the atlas the first time it is asked for. */
export function franceOutline(): France {
  shared.franceOutline ??= readFrance()
  return shared.franceOutline
}

/** Whether a position lies in the window in which metropolitan France is drawn. */
export function isMetropolitan([longitude = 0, latitude = 0]: Position): boolean {
  return longitude > -6 && longitude < 10 && latitude > 41 && latitude < 52
}

function readFrance(): France {
  const topology: unknown = JSON.parse(readFileSync(atlasFile, 'utf8'))
  if (!isAtlas(topology)) throw new Error(`${atlasFile} has no countries.`)
  const shape = topology.objects.countries.geometries.find(({ id }) => id === france)
  if (shape?.type !== 'MultiPolygon') throw new Error(`${atlasFile} does not have country ${france}.`)
  const precise = polygonsOf(topology, shape)
  const isMainland = (index: number) => precise[index]?.coordinates[0]?.every(isMetropolitan) ?? false
  const mainland = { ...shape, arcs: shape.arcs.filter((_, index) => isMainland(index)) }
  const simple = simplified(topology, mainland)
  return { metropolitan: simple, parts: precise }
}

function polygonsOf(topology: Topology, shape: SharedPolygons): Polygon[] {
  return feature(topology, shape).geometry.coordinates.map((coordinates) => ({
    type: 'Polygon',
    coordinates,
  }))
}

/** Simplified together with no other country: the arcs of France alone, or it would take seconds. */
function simplified(topology: Topology, shape: SharedPolygons): MultiPolygon {
  const own = new Map<number, number>()
  const renumbered = (arc: number): number => {
    const index = arc < 0 ? ~arc : arc
    const number = own.get(index) ?? own.size
    own.set(index, number)
    return arc < 0 ? ~number : number
  }
  const arcs = shape.arcs.map((polygon) => polygon.map((ring) => ring.map(renumbered)))
  const small: Topology<{ outline: SharedPolygons }> = {
    ...topology,
    objects: { outline: { type: 'MultiPolygon', arcs } },
    arcs: [...own.keys()].map((index) => topology.arcs[index] ?? []),
  }
  const result = simplify(presimplify(small), leastArea)
  return feature(result, result.objects.outline).geometry
}

type Atlas = Topology<{ countries: GeometryCollection }>

function isAtlas(value: unknown): value is Atlas {
  return (
    has(value, 'type') &&
    value.type === 'Topology' &&
    has(value, 'arcs') &&
    Array.isArray(value.arcs) &&
    has(value, 'objects') &&
    has(value.objects, 'countries') &&
    has(value.objects.countries, 'geometries') &&
    Array.isArray(value.objects.countries.geometries)
  )
}

function has<Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> {
  return typeof value === 'object' && value !== null && key in value
}
