import { placePath } from '../addresses'
import { words } from '../language'
import {
  type Grouping,
  groupingOf,
  type Place,
  type Places,
  type Publication,
  populationYears,
  type ThenAndNow,
} from '../publication'
import type { FigureTable } from './figure'

/** The places compared, as far as something is known of them: populations; regions and groupings then and now. */
export function comparisonTables(places: Places, publication: Publication): FigureTable[] {
  return [...populations(places), ...territories(places, publication)]
}

function populations(places: Places): FigureTable[] {
  const years = populationYears(places)
  if (years.length === 0) return []
  return [
    {
      caption: words.populationsOf(places.title),
      columns: [
        { title: words.name },
        ...years.map(({ referenceYear, inForceIn }) => ({
          title: words.populationYear(referenceYear, inForceIn),
          isNumber: true,
        })),
      ],
      rows: places.list.map((place) => [
        rowHead(place),
        ...years.map(({ referenceYear }) => ({
          text: numberOr(place.populations.find((item) => item.referenceYear === referenceYear)?.count),
        })),
      ]),
    },
  ]
}

function territories(places: Places, { date }: Publication): FigureTable[] {
  const withRegions = places.list.some(({ region }) => region)
  const withGroupings = places.list.some(groupingOf)
  if (!withRegions && !withGroupings) return []
  const subjects = [
    ...(withRegions ? [{ name: words.region, of: ({ region }: Place) => region }] : []),
    ...(withGroupings ? [{ name: words.grouping, of: groupingNames }] : []),
  ]
  return [
    {
      caption: words.territoriesOf(places.title, withRegions, withGroupings),
      columns: [
        { title: words.name },
        ...subjects.flatMap(({ name }) => [
          { title: words.labelInYear(name, date.year) },
          { title: words.labelToday(name) },
        ]),
      ],
      rows: places.list.map((place) => [
        rowHead(place),
        ...subjects.flatMap(({ of }) => {
          const known = of(place)
          return [{ text: known?.inStudy ?? words.unknown }, { text: known?.today ?? words.unknown }]
        }),
      ]),
    },
  ]
}

const rowHead = (place: Place) => ({ text: place.name, path: placePath(place) })

function groupingNames(place: Place): ThenAndNow<string> | undefined {
  const grouping = groupingOf(place)
  return grouping && { inStudy: grouping.inStudy.name, today: grouping.today.name }
}

/** To what one place belonged in the study, and belongs today. Undefined where neither is known. */
export function territoryTable(place: Place, { date }: Publication): FigureTable | undefined {
  const { region } = place
  const grouping = groupingOf(place)
  if (!region && !grouping) return undefined
  return {
    caption: words.thenAndTodayOf(place.name, date.year),
    columns: [{ title: words.territory }, { title: words.inYear(date.year) }, { title: words.today }],
    rows: [
      ...(region ? [row(words.region, region, (name) => name)] : []),
      ...(grouping ? groupingRows(grouping) : []),
    ],
  }
}

function groupingRows(grouping: ThenAndNow<Grouping>) {
  const { inStudy, today } = grouping
  return [
    row(words.grouping, grouping, ({ name }) => name),
    ...(inStudy.communes || today.communes
      ? [row(words.itsCommunes, grouping, ({ communes }) => numberOr(communes))]
      : []),
    ...(inStudy.population || today.population
      ? [row(words.itsPopulation, grouping, ({ population }) => numberOr(population))]
      : []),
  ]
}

function row<T>(label: string, { inStudy, today }: ThenAndNow<T>, say: (item: T) => string) {
  return [{ text: label }, { text: say(inStudy) }, { text: say(today) }]
}

function numberOr(value: number | undefined): string {
  return value === undefined ? words.unknown : words.number(value)
}
