import {
  frenchNumber,
  type Place,
  type Places,
  type Population,
  type Publication,
  populationYear,
  populationYears,
} from '../publication'
import { placePath } from '../site'
import type { Figure } from './figure'
import { kept } from './kept'
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
    title: `${place.name}\u00A0: évolution de la population`,
    description: `${populations.map(countIn).join('\u202F; ')}. ${percentage(grown)} de ${populations[0]?.referenceYear} à ${last?.referenceYear}.`,
    width: chart.width,
    height: chart.height,
    content: drawChart(populations, points, [start, end], percentage(grown)),
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
        text('note', [x, chart.height - 6], frenchNumber(count), anchor),
      ]
    }),
  ]
}

/** All the charts in one drawing, each under the name of its place; undefined when no place has two counts. */
export function populationSheet(places: Places): Figure | undefined {
  const charts = populationCharts(places)
  const drawn = places.list.flatMap((place) => {
    const figure = charts?.chartOf(place)
    return figure ? [{ place, figure }] : []
  })
  if (drawn.length === 0) return undefined
  const columns = 3
  const cell = { width: chart.width + 30, height: chart.height + 44 }
  return {
    name: 'populations',
    title: `${places.title}\u00A0: évolution de la population municipale`,
    description: drawn.map(({ figure }) => `${figure.title}\u00A0: ${figure.description}`).join(' '),
    width: columns * cell.width,
    height: Math.ceil(drawn.length / columns) * cell.height,
    content: drawn.map(({ place, figure }, index) => {
      const [x, y] = [(index % columns) * cell.width, Math.floor(index / columns) * cell.height + 26]
      return element('g', { transform: `translate(${x} ${y})` }, [
        text('name-strong', [chart.left, -4], place.name),
        ...figure.content,
      ])
    }),
    table: {
      caption: `${places.title}\u00A0: population municipale`,
      columns: [
        { title: 'Nom' },
        ...populationYears(places).map(({ referenceYear }) => ({
          title: String(referenceYear),
          isNumber: true,
        })),
      ],
      rows: places.list.map((place) => [
        { text: place.name, path: placePath(place) },
        ...populationYears(places).map(({ referenceYear }) => {
          const count = place.populations.find((item) => item.referenceYear === referenceYear)?.count
          return { text: count === undefined ? '–' : frenchNumber(count) }
        }),
      ]),
    },
  }
}

const change = ([first]: readonly Population[], { count }: Population): number =>
  first ? count / first.count - 1 : 0

const percent = new Intl.NumberFormat('fr-FR', {
  style: 'percent',
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
})

/** « + 12,1 % », with narrow spaces whatever the version of Node.js puts there. */
function percentage(share: number): string {
  return percent
    .format(share)
    .replace('-', '−')
    .replace(/^([+−])/, '$1\u202F')
    .replace(/\s%/, '\u202F%')
}

const countIn = ({ referenceYear, count }: Population): string =>
  `${frenchNumber(count)} habitants en ${referenceYear}`

function populationTable({ name, populations }: Place): Figure['table'] {
  return {
    caption: `${name}\u00A0: population municipale`,
    columns: [{ title: 'Année' }, { title: 'Habitants', isNumber: true }],
    rows: populations.map((population) => [
      { text: populationYear(population) },
      { text: frenchNumber(population.count) },
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
    title: `${lit.name} parmi ${places.title.replace(/^./u, (letter) => letter.toLowerCase())}, en ${year}`,
    description: `${ordinal(own.rank)} sur ${ranked.length} par la population municipale de ${year}\u00A0: ${frenchNumber(own.count)} habitants.`,
    width: rankWidth,
    height: shown.length * row.height,
    isInteractive: true,
    content: shown.map((item, index) => drawRow(item, index * row.height, largest, item === own)),
    table: {
      caption: `${places.title}\u00A0: population municipale en ${year}`,
      columns: [{ title: 'Nom' }, { title: 'Rang', isNumber: true }, { title: 'Habitants', isNumber: true }],
      rows: shown.map(({ place, count, rank }) => [
        { text: place.name },
        { text: String(rank) },
        { text: frenchNumber(count) },
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

const ordinal = (rank: number): string => (rank === 1 ? '1er rang' : `${rank}e rang`)

function drawRow({ place, count, rank }: Ranked, y: number, largest: number, isLit: boolean): Svg {
  const name = `${rank}. ${place.name}`
  const role = isLit ? 'name-strong' : 'name'
  return element('a', { href: placePath(place), 'aria-current': isLit ? 'page' : undefined }, [
    part('target', 'rect', { x: 0, y, width: rankWidth, height: row.height }),
    text(role, [0, y + row.name], name),
    text(role, [rankWidth, y + row.name], frenchNumber(count), 'end'),
    part(isLit ? 'bar' : 'bar-quiet', 'rect', {
      x: 0,
      y: y + row.name + 10,
      width: Math.max((rankWidth * count) / largest, 2),
      height: row.bar,
    }),
  ])
}
