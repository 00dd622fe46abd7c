import { comparisonTables } from '#lib/figures/place-tables'
import { type PopulationCharts, populationCharts } from '#lib/figures/populations'
import { changed, type Place, type Places, type Publication } from '#lib/publication'
import { placePath } from '#lib/site'
import { DataTable } from './data-table'
import { Drawing } from './figure'

interface Props {
  readonly publication: Publication
  readonly places: Places
}

/** The places side by side: how the population of each changed, and what it belonged to then and belongs to now. */
export function PlaceComparison({ publication, places }: Props) {
  const charts = populationCharts(places)
  return (
    <>
      <ul className="cards multiples">
        {places.list.map((place) => (
          <li key={place.slug}>
            <Multiple place={place} charts={charts} />
          </li>
        ))}
      </ul>
      {comparisonTables(places, publication).map((table, index) => (
        <DataTable key={table.caption} id={`_comparaison-${index + 1}`} table={table} />
      ))}
    </>
  )
}

function Multiple({ place, charts }: { readonly place: Place; readonly charts?: PopulationCharts }) {
  const figure = charts?.chartOf(place)
  const grouping = place.kind === 'commune' ? place.grouping : undefined
  return (
    <>
      <a href={placePath(place)}>{place.name}</a>
      {figure && <Drawing figure={figure} />}
      {place.region && <Change of="Région" from={place.region.inStudy} to={place.region.today} />}
      {grouping && <Change of="Groupement" from={grouping.inStudy.name} to={grouping.today.name} />}
    </>
  )
}

/** « Alsace → Grand Est », or the one name where nothing changed. */
function Change({ of, from, to }: { readonly of: string; readonly from: string; readonly to: string }) {
  return (
    <p className="remark">
      <span className="visually-hidden">{of}&nbsp;: </span>
      {from}
      {changed({ inStudy: from, today: to }) && (
        <>
          {' '}
          <span aria-hidden="true">→</span>
          <span className="visually-hidden">, puis</span> {to}
        </>
      )}
    </p>
  )
}
