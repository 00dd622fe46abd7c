import { type Box, crosses, grown, holds, type Outline, overlap, type Point } from './geometry'
import { textWidth } from './text-width'

/** A text to place beside its point. */
export interface LabelRequest {
  readonly text: string
  readonly point: Point
}

/** Where a text stands: `x` and `y` are those of its baseline at the anchor. */
export interface PlacedLabel {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly box: Box
}

/** What labels must keep clear of. */
export interface Surroundings {
  /** Size of the text, in units. */
  readonly size: number
  /** From the centre of a point to the text beside it. */
  readonly gap: number
  /** The labels stay inside. */
  readonly within: Box
  readonly outline: Outline
  readonly obstacles: readonly Box[]
}

interface Candidate {
  readonly label: PlacedLabel
  readonly cost: number
}

/** A label on the coast is hard to read, though better than none. */
const costOfCrossing = 40
const costOfLeavingOut = 1000

/** How many arrangements are tried before the best one so far is taken. */
const patience = 20_000

/**
 * Finds a place for each label so that none covers another, a point or an obstacle, nor, if it can be helped, a coast.
 * A label for which there is no room is undefined. The same request always has the same result.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  surroundings: Surroundings,
): (PlacedLabel | undefined)[] {
  const points = requests.map(({ point }) => pointBox(point, surroundings))
  const choices = requests.map((request, index) =>
    candidatesOf(request, surroundings, [
      ...surroundings.obstacles,
      ...points.filter((_, other) => other !== index),
    ]),
  )
  return cheapest(choices)
}

function pointBox([x, y]: Point, { gap }: Surroundings): Box {
  const radius = gap * 0.7
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
}

function candidatesOf(request: LabelRequest, around: Surroundings, obstacles: readonly Box[]): Candidate[] {
  return positions(request, around)
    .filter(
      ({ label: { box } }) => holds(around.within, box) && !obstacles.some((other) => overlap(box, other)),
    )
    .map(({ label, cost }) => ({
      label,
      cost: crosses(around.outline, label.box) ? cost + costOfCrossing : cost,
    }))
    .sort((a, b) => a.cost - b.cost)
}

function positions({ text, point: [x, y] }: LabelRequest, { size, gap, within }: Surroundings): Candidate[] {
  const width = textWidth(text, size)
  const middle = y + size * 0.32
  const above = y - gap
  const below = y + gap + size * 0.7
  const at = (anchor: PlacedLabel['anchor'], labelX: number, labelY: number, cost: number): Candidate => {
    const left = anchor === 'start' ? labelX : anchor === 'end' ? labelX - width : labelX - width / 2
    const box = { left, top: labelY - size * 0.75, right: left + width, bottom: labelY + size * 0.25 }
    return { label: { text, x: labelX, y: labelY, anchor, box }, cost }
  }
  // Near an edge, a text above or below its point moves aside until it fits.
  const half = Math.min(width, within.right - within.left) / 2
  const centred = Math.min(Math.max(x, within.left + half), within.right - half)
  const slide = Math.abs(centred - x) / size
  return [
    at('start', x + gap, middle, 0),
    at('end', x - gap, middle, 1),
    at('middle', centred, above, 2 + slide),
    at('middle', centred, below, 2 + slide),
    at('start', x + gap * 0.7, above + gap * 0.3, 3),
    at('start', x + gap * 0.7, below - gap * 0.3, 3),
    at('end', x - gap * 0.7, above + gap * 0.3, 4),
    at('end', x - gap * 0.7, below - gap * 0.3, 4),
  ]
}

function cheapest(choices: readonly (readonly Candidate[])[]): (PlacedLabel | undefined)[] {
  // Those with the least choice first: they leave the others most room.
  const order = choices
    .map((_, index) => index)
    .sort((a, b) => count(choices[a]) - count(choices[b]) || a - b)
  let best: { readonly cost: number; readonly labels: ReadonlyMap<number, PlacedLabel> } | undefined
  let tries = 0
  const search = (depth: number, cost: number, placed: ReadonlyMap<number, PlacedLabel>) => {
    tries += 1
    if ((best && cost >= best.cost) || (best && tries > patience)) return
    const index = order[depth]
    if (index === undefined) {
      best = { cost, labels: placed }
      return
    }
    for (const { label, cost: own } of choices[index] ?? []) {
      const isFree = [...placed.values()].every(({ box }) => !overlap(grown(box, 2), label.box))
      if (isFree) search(depth + 1, cost + own, new Map([...placed, [index, label]]))
    }
    search(depth + 1, cost + costOfLeavingOut, placed)
  }
  search(0, 0, new Map())
  return choices.map((_, index) => best?.labels.get(index))
}

const count = (list: readonly unknown[] | undefined) => list?.length ?? 0
