import {
  frenchNumber,
  type Place,
  type Places,
  type Population,
  type Publication,
  populationYears,
} from '#lib/publication'
import { placePath } from '#lib/site'
import { Table } from './table'

interface Props {
  readonly publication: Publication
  readonly places: Places
}

/** The places compared, as far as something is known of them: populations; regions and groupings then and now. */
export function PlaceTables({ publication, places }: Props) {
  return (
    <>
      {populationYears(places).length > 0 && <Populations places={places} />}
      {places.list.some((place) => place.region || groupingOf(place)) && (
        <Territories publication={publication} places={places} />
      )}
    </>
  )
}

function Populations({ places }: Pick<Props, 'places'>) {
  const years = populationYears(places)
  return (
    <Table labelledBy="_populations">
      <caption id="_populations">{places.title}&nbsp;: populations municipales</caption>
      <thead>
        <tr>
          <th scope="col">Nom</th>
          {years.map(({ referenceYear, inForceIn }) => (
            <th scope="col" key={referenceYear} className="right">
              {referenceYear}
              {inForceIn && `, en vigueur en ${inForceIn}`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {places.list.map((place) => (
          <tr key={place.slug}>
            <RowHead place={place} />
            {years.map(({ referenceYear }) => (
              <td key={referenceYear} className="right">
                <Count population={place.populations.find((item) => item.referenceYear === referenceYear)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Territories({ publication, places }: Props) {
  const withGroupings = places.list.some(groupingOf)
  const then = `en ${publication.date.year}`
  return (
    <Table labelledBy="_territoires">
      <caption id="_territoires">
        {places.title}&nbsp;: régions{withGroupings && ' et groupements de communes'}
      </caption>
      <thead>
        <tr>
          <th scope="col">Nom</th>
          <th scope="col">Région {then}</th>
          <th scope="col">Région aujourd’hui</th>
          {withGroupings && <th scope="col">Groupement {then}</th>}
          {withGroupings && <th scope="col">Groupement aujourd’hui</th>}
        </tr>
      </thead>
      <tbody>
        {places.list.map((place) => (
          <tr key={place.slug}>
            <RowHead place={place} />
            <td>{place.region?.inStudy ?? '–'}</td>
            <td>{place.region?.today ?? '–'}</td>
            {withGroupings && <td>{groupingOf(place)?.inStudy.name ?? '–'}</td>}
            {withGroupings && <td>{groupingOf(place)?.today.name ?? '–'}</td>}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

const groupingOf = (place: Place) => (place.kind === 'commune' ? place.grouping : undefined)

function RowHead({ place }: { readonly place: Place }) {
  return (
    <th scope="row">
      <a href={placePath(place)}>{place.name}</a>
    </th>
  )
}

function Count({ population }: { readonly population?: Population }) {
  return population ? frenchNumber(population.count) : '–'
}
