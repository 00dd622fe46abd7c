/** A point of a drawing, in its units; y grows downwards. */
export type Point = readonly [x: number, y: number]

/** Closed lines, each without its first point repeated at the end. */
export type Outline = readonly (readonly Point[])[]

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(ax - bx, ay - by)

/** The box grown by `margin` on each side. */
export function grown({ left, top, right, bottom }: Box, margin: number): Box {
  return { left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin }
}

/** A square around a point. */
export function around([x, y]: Point, radius: number): Box {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/** Whether `inner` lies wholly within `outer`. */
export function holds(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  )
}

/** The smallest box around points; of none, a box without extent at the origin. */
export function boxAround(points: readonly Point[]): Box {
  if (points.length === 0) return { left: 0, top: 0, right: 0, bottom: 0 }
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

export function centreOf({ left, top, right, bottom }: Box): Point {
  return [(left + right) / 2, (top + bottom) / 2]
}

/** Whether a line of the outline enters the box. */
export function crosses(outline: Outline, box: Box): boolean {
  return outline.some((line) =>
    line.some((point, index) => {
      const previous = line.at(index - 1)
      return previous !== undefined && segmentEnters(previous, point, box)
    }),
  )
}

/** Whether the point lies inside the outline. */
export function contains(outline: Outline, [x, y]: Point): boolean {
  let inside = false
  for (const line of outline) {
    line.forEach(([bx, by], index) => {
      const [ax, ay] = line.at(index - 1) ?? [bx, by]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    })
  }
  return inside
}

/** Liang and Barsky's clipping: something of the segment is left inside the box. */
function segmentEnters([ax, ay]: Point, [bx, by]: Point, { left, top, right, bottom }: Box): boolean {
  let from = 0
  let to = 1
  const edges = [
    [ax - bx, ax - left],
    [bx - ax, right - ax],
    [ay - by, ay - top],
    [by - ay, bottom - ay],
  ] as const
  for (const [direction, room] of edges) {
    if (direction === 0) {
      if (room < 0) return false
      continue
    }
    const at = room / direction
    if (direction < 0) from = Math.max(from, at)
    else to = Math.min(to, at)
  }
  return from < to
}
