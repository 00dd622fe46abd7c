import { placesMap } from '#lib/figures/places-map'
import type { Place, Places } from '#lib/publication'
import { FigureView } from './figure'

interface Props {
  readonly places: Places
  /** The place that the page is about. */
  readonly lit?: Place
}

/** The map of the places, each a link; nothing when no place has coordinates. */
export function PlacesMap({ places, lit }: Props) {
  const figure = placesMap(places, lit)
  return figure && <FigureView figure={figure} />
}
