import {
  frenchNumber,
  type Grouping,
  type Place,
  type Places,
  type Population,
  type Publication,
  populationYears,
  type ThenAndNow,
} from '../../../publication'
import { placePath } from '../../../site'
import { cite } from '../citations'
import { type Code, call, keyword, sequence, words } from '../code'

const unknown = '–'

/** The places compared: regions then and now, and their populations. Nothing where neither is known. */
export function comparison(places: Places, { date }: Publication): Code[] {
  const years = populationYears(places)
  const regions = places.list.some(({ region }) => region)
  if (years.length === 0 && !regions) return []
  const columns: readonly Column[] = [
    {
      head: 'Nom',
      width: 'auto',
      cell: (place) => call('site-link', [placePath(place), words(place.name)]),
    },
    ...(regions
      ? ([
          {
            head: `Région en ${date.year}`,
            width: '1fr',
            cell: ({ region }) => words(region?.inStudy ?? unknown),
          },
          { head: 'Région aujourd’hui', width: '1fr', cell: ({ region }) => words(region?.today ?? unknown) },
        ] satisfies Column[])
      : []),
    ...years.map(
      ({ referenceYear, inForceIn }): Column => ({
        head: `Population ${referenceYear}${inForceIn === undefined ? '' : `, en vigueur en ${inForceIn}`}`,
        width: '21mm',
        align: 'right',
        cell: ({ populations }) =>
          words(
            numberOr(populations.find((population) => population.referenceYear === referenceYear)?.count),
          ),
      }),
    ),
  ]
  return [
    call('captioned-table', [
      words(`${places.title}\u00A0: régions et populations municipales`),
      columns.map(({ width }) => keyword(width)),
      columns.map(({ align = 'left' }) => keyword(align)),
      columns.map(({ head }) => words(head)),
      places.list.map((place) => columns.map(({ cell }) => cell(place))),
    ]),
  ]
}

interface Column {
  readonly head: string
  readonly width: string
  readonly align?: 'right'
  readonly cell: (place: Place) => Code
}

/** What one place was and is, and its populations, beside one another where both are known. */
export function placeTables(place: Place, publication: Publication): Code[] {
  const tables = [...thenAndNow(place, publication), ...populations(place)]
  return tables.length === 0 ? [] : [call('beside', tables)]
}

function thenAndNow(place: Place, { date }: Publication): Code[] {
  const grouping = place.kind === 'commune' ? place.grouping : undefined
  const rows = [
    ...(place.region ? [row('Région', place.region, (name) => name)] : []),
    ...(grouping ? groupingRows(grouping) : []),
  ]
  if (rows.length === 0) return []
  return [
    call('captioned-table', [
      words(`${place.name} en ${date.year} et aujourd’hui`),
      ['auto', '1fr', '1fr'].map(keyword),
      ['left', 'left', 'left'].map(keyword),
      [words('Territoire'), words(`En ${date.year}`), words('Aujourd’hui')],
      rows,
    ]),
  ]
}

function groupingRows(grouping: ThenAndNow<Grouping>): Code[][] {
  const { inStudy, today } = grouping
  return [
    row('Intercommunalité', grouping, ({ name }) => name),
    ...(inStudy.communes || today.communes
      ? [row('Ses communes', grouping, ({ communes }) => numberOr(communes))]
      : []),
    ...(inStudy.population || today.population
      ? [row('Sa population', grouping, ({ population }) => numberOr(population))]
      : []),
  ]
}

function row<T>(label: string, { inStudy, today }: ThenAndNow<T>, say: (item: T) => string): Code[] {
  return [words(label), words(say(inStudy)), words(say(today))]
}

function populations({ populations: list }: Place): Code[] {
  if (list.length === 0) return []
  return [
    call('captioned-table', [
      words('Population municipale'),
      ['1fr', 'auto'].map(keyword),
      ['left', 'right'].map(keyword),
      [words('Année'), words('Habitants')],
      list.map((population) => [
        words(yearOf(population)),
        sequence([words(`${frenchNumber(population.count)}\u00A0`), cite(population.sources)]),
      ]),
    ]),
  ]
}

function yearOf({ referenceYear, inForceIn }: Population): string {
  return inForceIn === undefined ? String(referenceYear) : `${referenceYear}, en vigueur en ${inForceIn}`
}

function numberOr(value: number | undefined): string {
  return value === undefined ? unknown : frenchNumber(value)
}
