import type { Places, Publication } from '#lib/publication'
import { paths } from '#lib/site'
import { Breadcrumb } from './breadcrumb'
import { PlaceComparison } from './place-comparison'
import { PlacesMap } from './places-map'
import { Shell } from './shell'

/** All the places, with what compares them. */
export function PlacesPage({
  publication,
  places,
}: {
  readonly publication: Publication
  readonly places: Places
}) {
  return (
    <Shell publication={publication} path={paths.places}>
      <Breadcrumb current={places.menu} path={paths.places} />
      <h1>{places.title}</h1>
      {places.description && <p className="abstract">{places.description}</p>}
      <section className="whole" aria-labelledby="_cote-a-cote">
        <h2 id="_cote-a-cote">Côte à côte</h2>
        <PlacesMap places={places} />
        <PlaceComparison publication={publication} places={places} />
      </section>
    </Shell>
  )
}
