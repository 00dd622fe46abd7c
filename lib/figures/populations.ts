import { placePath } from '../addresses'
import { words } from '../language'
import { type Place, type Places, type Population, type Publication, populationYears } from '../publication'
import { kept } from '../remembered'
import type { Figure } from './figure'
import { element, part, type Svg, text } from './svg'

// ---- How each changed: small multiples ----

/** Units of one chart. */
const chart = { width: 270, height: 128, left: 10, right: 84, top: 22, bottom: 54 }

/** The charts of all the places, on one scale, so that their slopes can be compared. */
export interface PopulationCharts {
  /** The chart of one place; undefined for a place with fewer than two counts. */
  readonly chartOf: (place: Place) => Figure | undefined
}

/** Undefined when no place has two counts. */
export function populationCharts(places: Places): PopulationCharts | undefined {
  const counted = places.list.filter(({ populations }) => populations.length > 1)
  if (counted.length === 0) return undefined
  const changes = counted.flatMap(({ populations }) => populations.map((item) => change(populations, item)))
  const years = populationYears(places).map(({ referenceYear }) => referenceYear)
  const scale = {
    first: years[0] ?? 0,
    last: years.at(-1) ?? 0,
    low: Math.min(...changes, -0.02),
    high: Math.max(...changes, 0.02),
  }
  return {
    chartOf: (place) => (place.populations.length > 1 ? chartOf(place, scale) : undefined),
  }
}

interface ChartScale {
  readonly first: number
  readonly last: number
  /** Shares by which populations changed: −0.05 to 0.12. */
  readonly low: number
  readonly high: number
}

function chartOf(place: Place, scale: ChartScale): Figure {
  const { populations } = place
  const last = populations.at(-1)
  const grown = last ? change(populations, last) : 0
  const points = populations.map((item) => [
    chart.left +
      ((chart.width - chart.left - chart.right) * (item.referenceYear - scale.first)) /
        (scale.last - scale.first),
    chart.top +
      ((chart.height - chart.top - chart.bottom) * (scale.high - change(populations, item))) /
        (scale.high - scale.low),
  ])
  const [start = [0, 0]] = points
  const end = points.at(-1) ?? start
  return {
    name: `population-${place.slug}`,
    title: words.changeOfPopulation(place.name),
    description: [
      `${populations.map(({ count, referenceYear }) => words.inhabitantsIn(count, referenceYear)).join(words.semicolon)}.`,
      words.changeBetween(
        words.percentage(grown),
        populations[0]?.referenceYear ?? 0,
        last?.referenceYear ?? 0,
      ),
    ].join(' '),
    width: chart.width,
    height: chart.height,
    content: drawChart(populations, points, [start, end], words.percentage(grown)),
    table: populationTable(place),
  }
}

function drawChart(
  populations: readonly Population[],
  points: readonly (readonly number[])[],
  [[startX = 0, startY = 0], [endX = 0, endY = 0]]: readonly (readonly number[])[] & {
    0: readonly number[]
    1: readonly number[]
  },
  grown: string,
): Svg[] {
  return [
    part('axis', 'line', { x1: startX, y1: startY, x2: chart.width - chart.right, y2: startY }),
    part('curve', 'polyline', {
      points: points.map((point) => point.map(Math.round).join(',')).join(' '),
    }),
    ...points.map(([cx, cy]) => part('mark', 'circle', { cx, cy, r: 5 })),
    text('name', [endX + 12, endY + 6], grown),
    ...[0, populations.length - 1].flatMap((index) => {
      const { referenceYear, count } = populations[index] ?? { referenceYear: '', count: 0 }
      const x = index === 0 ? 0 : endX
      const anchor = index === 0 ? 'start' : 'middle'
      return [
        text('note', [x, chart.height - 26], String(referenceYear), anchor),
        text('note', [x, chart.height - 6], words.number(count), anchor),
      ]
    }),
  ]
}

const change = ([first]: readonly Population[], { count }: Population): number =>
  first ? count / first.count - 1 : 0

function populationTable({ name, populations }: Place): Figure['table'] {
  return {
    caption: words.populationOf(name),
    columns: [{ title: words.year }, { title: words.inhabitantsLabel, isNumber: true }],
    rows: populations.map(({ count, referenceYear, inForceIn }) => [
      { text: words.populationYear(referenceYear, inForceIn) },
      { text: words.number(count) },
    ]),
  }
}

// ---- Where one stands among the others ----

/** Units. */
const rankWidth = 600
const row = { height: 52, name: 22, bar: 10 }

/** As many rows as are read at a glance. */
const mostRows = 12

interface Ranked {
  readonly place: Place
  readonly count: number
  readonly rank: number
}

/** The places by their population, one of them lit; undefined when fewer than two have one, or when that one has none. */
export function populationRanking(publication: Publication, lit: Place): Figure | undefined {
  const { places } = publication
  if (!places) return undefined
  const { year, ranked } = rankingOf(publication)
  const own = ranked.find(({ place }) => place.slug === lit.slug)
  if (!own || ranked.length < 2) return undefined
  const start = Math.max(0, Math.min(own.rank - 1 - Math.floor(mostRows / 2), ranked.length - mostRows))
  const shown = ranked.slice(start, start + mostRows)
  const largest = ranked[0]?.count ?? 1
  return {
    name: 'rang',
    title: words.rankAmong(lit.name, places.title, year),
    description: words.rankInWords(own.rank, ranked.length, year, own.count),
    width: rankWidth,
    height: shown.length * row.height,
    isInteractive: true,
    content: shown.map((item, index) => drawRow(item, index * row.height, largest, item === own)),
    table: {
      caption: words.populationOfYear(places.title, year),
      columns: [
        { title: words.name },
        { title: words.rank, isNumber: true },
        { title: words.inhabitantsLabel, isNumber: true },
      ],
      rows: shown.map(({ place, count, rank }) => [
        { text: place.name },
        { text: String(rank) },
        { text: words.number(count) },
      ]),
    },
  }
}

/** Worked out once for the pages of all places. */
const rankingOf = kept((publication: Publication) => {
  const { places, date } = publication
  const rankings = (places ? populationYears(places) : []).map(({ referenceYear }) => ({
    year: referenceYear,
    ranked: rankedIn(places?.list ?? [], referenceYear),
  }))
  // The year of reference nearest to the publication, of those that most places have.
  const [best] = rankings.sort(
    (a, b) =>
      b.ranked.length - a.ranked.length || Math.abs(a.year - date.year) - Math.abs(b.year - date.year),
  )
  return best ?? { year: date.year, ranked: [] }
})

/** From the most populous on; equals share a rank. */
function rankedIn(list: readonly Place[], year: number): Ranked[] {
  const counted = list.flatMap((place) => {
    const count = place.populations.find(({ referenceYear }) => referenceYear === year)?.count
    return count === undefined ? [] : [{ place, count }]
  })
  const ranked: Ranked[] = []
  for (const item of counted.sort((a, b) => b.count - a.count)) {
    const last = ranked.at(-1)
    ranked.push({ ...item, rank: last?.count === item.count ? last.rank : ranked.length + 1 })
  }
  return ranked
}

function drawRow({ place, count, rank }: Ranked, y: number, largest: number, isLit: boolean): Svg {
  const name = `${rank}. ${place.name}`
  const role = isLit ? 'name-strong' : 'name'
  return element('a', { href: placePath(place), 'aria-current': isLit ? 'page' : undefined }, [
    part('target', 'rect', { x: 0, y, width: rankWidth, height: row.height }),
    text(role, [0, y + row.name], name),
    text(role, [rankWidth, y + row.name], words.number(count), 'end'),
    part(isLit ? 'bar' : 'bar-quiet', 'rect', {
      x: 0,
      y: y + row.name + 10,
      width: Math.max((rankWidth * count) / largest, 2),
      height: row.bar,
    }),
  ])
}
