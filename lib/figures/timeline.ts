import { words } from '../language'
import { compareDates, type DatedFact, type PartialDate } from '../publication'
import type { Figure } from './figure'
import type { Point } from './geometry'
import { part, type Svg, text } from './svg'

/** Units. */
const width = 600
const edge = 24
const markRadius = 17
const numberSize = 21
const laneHeight = 2 * markRadius + 5
const spanHeight = 30
const noteSize = 20

/**
 * Dated facts on a line of years, each under the number that it has in the table: facts of one time above the line,
 * periods below it. Undefined when there is no fact.
 */
export function timeline(facts: readonly DatedFact[]): Figure | undefined {
  const first = facts[0]
  if (!first) return undefined
  const last =
    facts
      .map(({ date, end }) => end ?? date)
      .sort(compareDates)
      .at(-1) ?? first.date
  const title = words.chronology(first.date.year, last.year)
  const scale = scaleOfYears(first.date, last)
  const marks = facts.map((fact, index) => ({ fact, number: String(index + 1) }))
  const moments = inLanes(
    marks.filter(({ fact }) => !fact.end),
    ({ fact }) => [scale.at(fact.date) - markRadius - 1, scale.at(fact.date) + markRadius + 1],
  )
  const periods = inLanes(
    marks.filter(({ fact }) => fact.end),
    ({ fact }) => spanOf(fact, scale),
  )
  const axis = laneHeight * Math.max(lanes(moments), 1) + 8
  const below = axis + 34
  return {
    name: 'frise',
    title,
    description: words.timelineInWords(
      facts.length,
      words.period(first),
      words.period(facts.at(-1) ?? first),
    ),
    width,
    height: below + lanes(periods) * (spanHeight + 6) + 4,
    content: [
      ...drawAxis(scale, axis),
      // The stems first: they pass behind the marks of lower lanes.
      ...moments.map(({ item, lane }) => {
        const x = scale.at(item.fact.date)
        return part('leader', 'line', {
          x1: x,
          y1: axis - lane * laneHeight - 12,
          x2: x,
          y2: axis,
        })
      }),
      ...moments.flatMap(({ item, lane }) =>
        drawMoment([scale.at(item.fact.date), axis - 12 - markRadius - lane * laneHeight], item.number),
      ),
      ...periods.flatMap(({ item, lane }) => {
        const [start, end] = spanOf(item.fact, scale)
        return drawPeriod(start, end, below + lane * (spanHeight + 6), item.number)
      }),
    ],
    table: {
      caption: title,
      columns: [
        { title: words.factNumber, isNumber: true },
        { title: words.factDate },
        { title: words.fact },
      ],
      rows: marks.map(({ fact, number }) => [
        { text: number },
        { text: words.period(fact) },
        { text: fact.text },
      ]),
    },
  }
}

// ---- The scale ----

interface Scale {
  readonly years: readonly number[]
  /** How many years apart the named ones are. */
  readonly step: number
  readonly at: (date: PartialDate) => number
}

function scaleOfYears(first: PartialDate, last: PartialDate): Scale {
  const step = last.year - first.year > 60 ? 20 : last.year - first.year > 18 ? 5 : 1
  const from = Math.floor(first.year / step) * step
  const to = Math.max(last.year + 1, from + step)
  const at = ({ year, month = 1, day = 1 }: PartialDate) =>
    edge + ((width - 2 * edge) * (year + (month - 1 + (day - 1) / 31) / 12 - from)) / (to - from)
  const years = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step)
  return { years, step, at }
}

/** A period known to the year lasts to the end of its last one. */
function spanOf({ date, end = date }: DatedFact, scale: Scale): [number, number] {
  const lasts = end.month === undefined ? { year: end.year + 1 } : end
  return [scale.at(date), Math.max(scale.at(lasts), scale.at(date) + spanHeight)]
}

/** The lowest lane in which each item covers none before it. */
function inLanes<Item>(
  items: readonly Item[],
  extent: (item: Item) => readonly [number, number],
): { readonly item: Item; readonly lane: number }[] {
  const ends: number[] = []
  return items.map((item) => {
    const [start, end] = extent(item)
    const free = ends.findIndex((taken) => taken <= start)
    const lane = free === -1 ? ends.length : free
    ends[lane] = end
    return { item, lane }
  })
}

const lanes = (placed: readonly { readonly lane: number }[]): number =>
  Math.max(0, ...placed.map(({ lane }) => lane + 1))

// ---- What is drawn ----

function drawAxis({ years, at }: Scale, y: number): Svg[] {
  const every = Math.ceil((years.length * noteSize * 3) / width)
  return [
    part('axis', 'line', {
      x1: at({ year: years[0] ?? 0 }),
      y1: y,
      x2: width - edge,
      y2: y,
    }),
    ...years.map((year) => part('axis', 'line', { x1: at({ year }), y1: y, x2: at({ year }), y2: y + 6 })),
    ...years
      .filter((_, index) => index % every === 0)
      .map((year) => text('note', [at({ year }), y + 26], String(year), 'middle')),
  ]
}

function drawMoment([x, y]: Point, number: string): Svg[] {
  return [
    part('mark', 'circle', { cx: x, cy: y, r: markRadius }),
    text('mark-number', [x, y + numberSize * 0.33], number, 'middle'),
  ]
}

function drawPeriod(start: number, end: number, y: number, number: string): Svg[] {
  return [
    part('span', 'rect', { x: start, y, width: end - start, height: spanHeight, rx: 3 }),
    text('mark-number', [(start + end) / 2, y + spanHeight / 2 + numberSize * 0.33], number, 'middle'),
  ]
}
