import {
  frenchNumber,
  type Grouping,
  groupingOf,
  type Place,
  type Places,
  type Publication,
  populationYear,
  populationYears,
  type ThenAndNow,
} from '../publication'
import { placePath } from '../site'
import type { FigureTable } from './figure'

const unknown = '–'

/** The places compared, as far as something is known of them: populations; regions and groupings then and now. */
export function comparisonTables(places: Places, publication: Publication): FigureTable[] {
  return [...populations(places), ...territories(places, publication)]
}

function populations(places: Places): FigureTable[] {
  const years = populationYears(places)
  if (years.length === 0) return []
  return [
    {
      caption: `${places.title}\u00A0: populations municipales`,
      columns: [{ title: 'Nom' }, ...years.map((year) => ({ title: populationYear(year), isNumber: true }))],
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
    ...(withRegions ? [{ name: 'Région', of: ({ region }: Place) => region }] : []),
    ...(withGroupings ? [{ name: 'Groupement', of: groupingNames }] : []),
  ]
  const caption = [
    ...(withRegions ? ['régions'] : []),
    ...(withGroupings ? ['groupements de communes'] : []),
  ].join(' et ')
  return [
    {
      caption: `${places.title}\u00A0: ${caption}`,
      columns: [
        { title: 'Nom' },
        ...subjects.flatMap(({ name }) => [
          { title: `${name} en ${date.year}` },
          { title: `${name} aujourd’hui` },
        ]),
      ],
      rows: places.list.map((place) => [
        rowHead(place),
        ...subjects.flatMap(({ of }) => {
          const known = of(place)
          return [{ text: known?.inStudy ?? unknown }, { text: known?.today ?? unknown }]
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
    caption: `${place.name} en ${date.year} et aujourd’hui`,
    columns: [{ title: 'Territoire' }, { title: `En ${date.year}` }, { title: 'Aujourd’hui' }],
    rows: [
      ...(region ? [row('Région', region, (name) => name)] : []),
      ...(grouping ? groupingRows(grouping) : []),
    ],
  }
}

function groupingRows(grouping: ThenAndNow<Grouping>) {
  const { inStudy, today } = grouping
  return [
    row('Groupement', grouping, ({ name }) => name),
    ...(inStudy.communes || today.communes
      ? [row('Ses communes', grouping, ({ communes }) => numberOr(communes))]
      : []),
    ...(inStudy.population || today.population
      ? [row('Sa population', grouping, ({ population }) => numberOr(population))]
      : []),
  ]
}

function row<T>(label: string, { inStudy, today }: ThenAndNow<T>, say: (item: T) => string) {
  return [{ text: label }, { text: say(inStudy) }, { text: say(today) }]
}

function numberOr(value: number | undefined): string {
  return value === undefined ? unknown : frenchNumber(value)
}
