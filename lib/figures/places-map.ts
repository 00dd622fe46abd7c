import { placePath } from '../addresses'
import { words } from '../language'
import type { Place, Places } from '../publication'
import { kept, remembered } from '../remembered'
import { isMetropolitan } from './atlas'
import { crowdMap, isCrowd } from './crowd-map'
import type { Figure, Ornament } from './figure'
import { distance } from './geometry'
import {
  dotRadius,
  type Inset,
  isLocated,
  type Located,
  layOut,
  type MapLayout,
  nearestIn,
  positionOf,
  reach,
  type Spot,
  width,
} from './map-layout'
import { metropolitanWindow, pathData } from './map-window'
import { element, part, type Svg, text } from './svg'

const shared: typeof globalThis & { mapLayouts?: Map<string, MapLayout> } = globalThis
const laidOut = remembered(() => (shared.mapLayouts ??= new Map()), layOut)

/** Laid out once for all the pages, and all the editions, that show the same places. */
const layoutOf = kept(({ list }: Places) =>
  laidOut(
    list.filter(isLocated).map(({ slug, name, coordinates, department, region }) => ({
      slug,
      name,
      coordinates,
      department,
      region,
    })),
  ),
)

/** The map of the places, one of them lit if wanted; undefined when no place has coordinates. */
export function placesMap(places: Places, lit?: Place): Figure | undefined {
  const located = places.list.filter(isLocated)
  if (located.length === 0) return undefined
  const title = lit ? words.amongPlaces(lit.name, places.title) : words.onTheMap(places.title)
  const table: Figure['table'] = {
    caption: words.coordinatesOf(places.title),
    columns: [
      { title: words.name },
      { title: words.latitude, isNumber: true },
      { title: words.longitude, isNumber: true },
    ],
    // Of a crowd, the page of one place shows that one.
    rows: (lit && isCrowd(located) ? [lit] : places.list).map((place) => [
      { text: place.name },
      { text: place.coordinates ? words.degrees.latitude(place.coordinates.latitude) : words.unknown },
      { text: place.coordinates ? words.degrees.longitude(place.coordinates.longitude) : words.unknown },
    ]),
  }
  if (isCrowd(located)) return crowdMap(places, lit, { title, table })
  const layout = layoutOf(places)
  return {
    name: 'carte',
    title,
    description: inWords(places, located, layout.insets),
    width,
    top: layout.top,
    height: layout.bottom - layout.top,
    isInteractive: true,
    content: draw(layout, lit),
    table,
  }
}

/** The outline and dots alone, as an ornament. */
export function mapMotif(places: Places): Ornament | undefined {
  const located = places.list.filter(isLocated)
  const points = located.map(positionOf).filter(isMetropolitan)
  if (points.length === 0 || isCrowd(located)) return undefined
  const { box, outline, project } = metropolitanWindow(width)
  return {
    width,
    height: box.bottom,
    content: [
      part('land', 'path', { d: pathData(outline) }),
      ...points.map(project).map(([cx, cy]) => part('dot', 'circle', { cx, cy, r: dotRadius })),
    ],
  }
}

function inWords(places: Places, located: readonly Located[], insets: readonly Inset[]): string {
  const closeUps = insets.filter(({ origin }) => origin)
  const overseas = insets.filter(({ origin }) => !origin)
  const namesIn = ({ spots }: Inset) => spots.map(({ place }) => place.name)
  const missing = places.list.filter((place) => !isLocated(place))
  return [
    words.mapShows(located.map(({ name }) => name)),
    ...closeUps.map((inset) => words.closeUpShows(namesIn(inset))),
    ...overseas.map((inset) => words.insetShows(namesIn(inset))),
    ...(missing.length > 0 ? [words.withoutCoordinates(missing.map(({ name }) => name))] : []),
  ].join(' ')
}

function draw({ main, insets }: MapLayout, lit: Place | undefined): Svg[] {
  return [
    part('land', 'path', { d: pathData(main.window.outline) }),
    ...insets.flatMap((inset) => [...drawOrigin(inset, lit), ...drawInset(inset)]),
    ...[main, ...insets].flatMap(({ spots }) => spots.map((spot) => drawSpot(spot, lit))),
  ]
}

function drawOrigin({ origin, window: { box } }: Inset, lit: Place | undefined): Svg[] {
  if (!origin) return []
  const [x, y] = origin.centre
  const [endX, endY] = nearestIn(box, origin.centre)
  // From the edge of the ring, not from its centre.
  const share = origin.radius / Math.max(distance(origin.centre, [endX, endY]), origin.radius)
  const [startX, startY] = [x + (endX - x) * share, y + (endY - y) * share]
  return [
    part('leader', 'circle', { cx: x, cy: y, r: origin.radius }),
    part('leader', 'line', { x1: startX, y1: startY, x2: endX, y2: endY }),
    ...origin.spots.map(({ place, point: [cx, cy] }) =>
      part(dotRole(place, lit), 'circle', { cx, cy, r: 4 }),
    ),
  ]
}

const dotRole = (place: Pick<Place, 'slug'>, lit: Place | undefined) =>
  lit && place.slug !== lit.slug ? 'dot-quiet' : 'dot'

function drawInset({ window: { box, outline }, caption }: Inset): Svg[] {
  const frame = { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top }
  return [
    part('frame', 'rect', frame),
    ...(outline.length > 0 ? [part('land', 'path', { d: pathData(outline) })] : []),
    // Over the land, whose clipped edge would otherwise run along the frame.
    part('leader', 'rect', frame),
    ...(caption === undefined ? [] : [text('note', [box.left + 8, box.bottom - 9], caption)]),
  ]
}

function drawSpot({ place, point: [cx, cy], label }: Spot, lit: Place | undefined): Svg {
  const isLit = place.slug === lit?.slug
  return element(
    'a',
    {
      href: placePath(place),
      'aria-label': label ? undefined : place.name,
      'aria-current': isLit ? 'page' : undefined,
    },
    [
      part('target', 'circle', { cx, cy, r: reach }),
      ...(isLit ? [part('ring', 'circle', { cx, cy, r: dotRadius + 4.5 })] : []),
      part(dotRole(place, lit), 'circle', { cx, cy, r: dotRadius }),
      ...(label ? [text(isLit ? 'name-strong' : 'name', [label.x, label.y], label.text, label.anchor)] : []),
    ],
  )
}
