import { type Places, whereabouts } from '#lib/publication'
import { placePath } from '#lib/site'

/** The places, each with the words that tell where it is. */
export function PlaceList({ places }: { readonly places: Places }) {
  return (
    <ul className="cards">
      {places.list.map((place) => (
        <li key={place.slug}>
          <a href={placePath(place)}>{place.name}</a>
          {whereabouts(place) && <span className="remark">{whereabouts(place)}</span>}
        </li>
      ))}
    </ul>
  )
}
