import type { FigureTable } from '../../../figures/figure'
import { comparisonTables, territoryTable } from '../../../figures/place-tables'
import { frenchNumber, type Place, type Places, type Publication, populationYear } from '../../../publication'
import { cite } from '../citations'
import { type Code, call, keyword, sequence, words } from '../code'

/** The places compared, as far as something is known of them. */
export function comparison(places: Places, publication: Publication): Code[] {
  return comparisonTables(places, publication).map(dataTable)
}

/** What one place was and is, and its populations, beside one another where both are known. */
export function placeTables(place: Place, publication: Publication): Code[] {
  const territory = territoryTable(place, publication)
  const tables = [...(territory ? [dataTable(territory)] : []), ...populations(place)]
  return tables.length === 0 ? [] : [call('beside', tables)]
}

/** A table whose first column names the rows. */
function dataTable({ caption, columns, rows }: FigureTable): Code {
  return call('captioned-table', [
    words(caption),
    columns.map((_, index) => keyword(index === 0 ? 'auto' : '1fr')),
    columns.map(({ isNumber }) => keyword(isNumber ? 'right' : 'left')),
    columns.map(({ title }) => words(title)),
    rows.map((row) =>
      row.map(({ text, path }) =>
        path === undefined ? words(text) : call('site-link', [path, words(text)]),
      ),
    ),
  ])
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
        words(populationYear(population)),
        sequence([words(`${frenchNumber(population.count)}\u00A0`), cite(population.sources)]),
      ]),
    ]),
  ]
}
