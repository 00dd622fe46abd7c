import type { Place, Places } from '#lib/publication'
import { placePath } from '#lib/site'

/** The places, each with the words that tell where it is. */
export function PlaceList({ places }: { readonly places: Places }) {
  return (
    <ul className="cards">
      {places.list.map((place) => (
        <li key={place.slug}>
          <a href={placePath(place)}>{place.name}</a>
          <Whereabouts place={place} />
        </li>
      ))}
    </ul>
  )
}

function Whereabouts({ place: { department, region } }: { readonly place: Place }) {
  const words = [department && `${department.name} (${department.code})`, region?.today].filter(Boolean)
  return words.length > 0 && <span className="remark"> {words.join(', ')}</span>
}
