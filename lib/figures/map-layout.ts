import type { Place } from '../publication'
import { isMetropolitan } from './atlas'
import {
  around,
  type Box,
  boxAround,
  centreOf,
  contains,
  crosses,
  distance,
  grown,
  overlap,
  type Point,
} from './geometry'
import { type PlacedLabel, placeLabels } from './label-placing'
import { closeUp, type MapWindow, margins, metropolitanWindow, overseasWindow } from './map-window'
import { textWidth } from './text-width'

/** Units. At 320 pixels the page leaves 280 to the map: 26 units are then 12 pixels, and a target 24 wide. */
export const width = 600
export const reach = 26
export const dotRadius = 7
/** Size of the names on a telephone; wider screens set them smaller, in the same places. */
export const nameSize = 24
/** From the centre of a dot to its name. */
export const gap = 15
const captionSize = 20
const closeUpMargin = 30
const overseasSize = { width: 230, height: 180 }

/** What the layout reads of a place. */
export type Located = Pick<Place, 'slug' | 'name' | 'department' | 'region'> &
  Required<Pick<Place, 'coordinates'>>

/** A window of the map with the places that are links in it. */
export interface Sheet {
  readonly window: MapWindow
  readonly spots: readonly Spot[]
  /** What an inset overseas shows. */
  readonly caption?: string
}

export interface Spot {
  readonly place: Located
  readonly point: Point
  readonly label?: PlacedLabel
}

export interface Inset extends Sheet {
  /** Where the main map shows the same places, too close together to be told apart. */
  readonly origin?: { readonly spots: readonly Spot[]; readonly centre: Point; readonly radius: number }
}

export const isLocated = (place: Place): place is Place & Located => place.coordinates !== undefined
export const positionOf = ({ coordinates: { longitude, latitude } }: Located) => [longitude, latitude]

/** Where everything on the map stands. */
export interface MapLayout {
  readonly main: Sheet
  readonly insets: readonly Inset[]
  readonly top: number
  readonly bottom: number
}

/** Places whose dots would cover one another get an inset, and so do those overseas. */
export function layOut(located: readonly Located[]): MapLayout {
  const home = located.filter((place) => isMetropolitan(positionOf(place)))
  const away = groupsOf(
    located.filter((place) => !isMetropolitan(positionOf(place))),
    ([ax = 0, ay = 0], [bx = 0, by = 0]) => Math.hypot(ax - bx, ay - by) < 3,
    positionOf,
  )
  if (home.length === 0) return overseasOnly(away)
  const window = metropolitanWindow(width)
  const pointOf = (place: Located) => window.project(positionOf(place))
  const groups = groupsOf(home, (a, b) => distance(a, b) < 2 * reach, pointOf)
  const taken: Box[] = groups.flat().map((place) => around(pointOf(place), reach))
  const insets: Inset[] = []
  for (const group of groups.filter(({ length }) => length > 1)) {
    const points = group.map(pointOf)
    const centre = centreOf(boxAround(points))
    const names = widestName(group)
    const spread = spreadOf(points)
    const box = roomFor(window, taken, centre, {
      width: closeUpMargin + spread.width + gap + names + 4,
      height: spread.height + 2 * closeUpMargin,
    })
    taken.push(grown(box, 10))
    const radius = Math.max(...points.map((point) => distance(point, centre))) + dotRadius + 6
    const inner = closeUp(group.map(positionOf), box, { ...margins(closeUpMargin), right: gap + names + 4 })
    insets.push({
      ...sheetOf(inner, group, []),
      origin: { spots: group.map((place) => ({ place, point: pointOf(place) })), centre, radius },
    })
  }
  for (const group of away) {
    const box = roomFor(window, taken, [0, window.box.bottom], {
      ...overseasSize,
      width: Math.max(overseasSize.width, widestName(group) + 24),
    })
    taken.push(grown(box, 10))
    const inner = overseasWindow(group.map(positionOf), box, margins(34))
    insets.push({ ...sheetOf(inner, group, []), caption: captionOf(group) })
  }
  const main = sheetOf(window, groups.filter(({ length }) => length === 1).flat(), [
    ...insets.map(({ window: { box } }) => grown(box, 6)),
    ...insets.flatMap(({ origin, window: { box } }) =>
      origin
        ? [
            around(origin.centre, origin.radius),
            ...along(origin.centre, nearestIn(box, origin.centre)).map((point) => around(point, 5)),
          ]
        : [],
    ),
  ])
  const boxes = [window.box, ...insets.map(({ window: { box } }) => box)]
  const labels = [main, ...insets].flatMap(({ spots }) => spots.flatMap(({ label }) => label?.box ?? []))
  return { main, insets, ...extent([...boxes, ...labels]) }
}

function overseasOnly(groups: readonly (readonly Located[])[]): MapLayout {
  const sheets = groups.map((group, index) => {
    const top = index * 420
    const box = { left: 0, top, right: width, bottom: top + 400 }
    return {
      ...sheetOf(overseasWindow(group.map(positionOf), box, margins(60)), group, []),
      caption: captionOf(group),
    }
  })
  const [main, ...insets] = sheets
  if (!main) throw new Error('A map has no place.')
  return { main, insets, ...extent(sheets.map(({ window: { box } }) => box)) }
}

const extent = (boxes: readonly Box[]) => ({
  top: Math.floor(Math.min(...boxes.map(({ top }) => top)) - 4),
  bottom: Math.ceil(Math.max(...boxes.map(({ bottom }) => bottom)) + 4),
})

/** How far apart the dots of a close-up lie: far enough for their targets; their names stand to the right of them. */
function spreadOf(points: readonly Point[]): { readonly width: number; readonly height: number } {
  const { left, top, right, bottom } = boxAround(points)
  const height = Math.min(84 * (points.length - 1), 240)
  return { width: Math.min((height * (right - left)) / Math.max(bottom - top, 1), 120), height }
}

const widestName = (group: readonly Located[]): number =>
  Math.max(...group.map(({ name }) => textWidth(name, nameSize)))

/** What part of the country an inset shows, if its name fits under it. */
function captionOf(group: readonly Located[]): string | undefined {
  const names = [group[0]?.department?.name, group[0]?.region?.today]
  return names.find((name) => name !== undefined && textWidth(name, captionSize) < overseasSize.width - 16)
}

function sheetOf(window: MapWindow, places: readonly Located[], obstacles: readonly Box[]): Sheet {
  const spots = places.map((place) => ({ place, point: window.project(positionOf(place)) }))
  const labels = placeLabels(
    spots.map(({ place, point }) => ({ text: place.name, point })),
    {
      size: nameSize,
      gap,
      within: grown(window.box, -4),
      outline: window.outline,
      obstacles,
    },
  )
  return { window, spots: spots.map((spot, index) => ({ ...spot, label: labels[index] })) }
}

/** Items that are near one another, directly or through others. */
function groupsOf<Item, Position>(
  items: readonly Item[],
  areNear: (a: Position, b: Position) => boolean,
  positionOfItem: (item: Item) => Position,
): Item[][] {
  const groups: Item[][] = []
  for (const item of items) {
    const near = groups.filter((group) =>
      group.some((other) => areNear(positionOfItem(item), positionOfItem(other))),
    )
    const others = groups.filter((group) => !near.includes(group))
    groups.splice(0, groups.length, ...others, [...near.flat(), item])
  }
  return groups
}

/** The point of a box that is nearest to another. */
export function nearestIn({ left, top, right, bottom }: Box, [x, y]: Point): Point {
  return [Math.min(Math.max(x, left), right), Math.min(Math.max(y, top), bottom)]
}

/** Points every ten units from one to the other. */
function along(from: Point, to: Point): Point[] {
  const steps = Math.ceil(distance(from, to) / 10)
  return Array.from({ length: steps + 1 }, (_, step) => [
    from[0] + ((to[0] - from[0]) * step) / Math.max(steps, 1),
    from[1] + ((to[1] - from[1]) * step) / Math.max(steps, 1),
  ])
}

/** Free room for an inset, off the land and as near to a point as can be; the drawing grows for it if it must. */
function roomFor(
  { outline, box }: MapWindow,
  taken: readonly Box[],
  [x, y]: Point,
  size: { readonly width: number; readonly height: number },
): Box {
  const free: { readonly box: Box; readonly cost: number }[] = []
  for (let top = box.top - size.height - 16; top <= box.bottom; top += 8) {
    for (let left = 4; left + size.width <= width - 4; left += 8) {
      const room = { left, top, right: left + size.width, bottom: top + size.height }
      const edge = grown(room, 8)
      if (taken.some((other) => overlap(other, edge))) continue
      if (crosses(outline, edge) || contains(outline, centreOf(room))) continue
      const growth = Math.max(0, box.top - top) + Math.max(0, room.bottom - box.bottom)
      const overLand = along([x, y], nearestIn(room, [x, y])).filter((point) =>
        contains(outline, point),
      ).length
      free.push({ box: room, cost: growth * 3 + overLand * 10 + distance(centreOf(room), [x, y]) })
    }
  }
  const best = free.sort((a, b) => a.cost - b.cost)[0]
  if (best) return best.box
  const lowest = Math.max(box.bottom, ...taken.map(({ bottom }) => bottom))
  return { left: 4, top: lowest + 8, right: 4 + size.width, bottom: lowest + 8 + size.height }
}
