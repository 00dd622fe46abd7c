import { placesMap } from '../../../figures/places-map'
import {
  followUpsIn,
  frenchLatitude,
  frenchLongitude,
  frenchNumber,
  isEmpty,
  type Place,
  type Places,
  whereabouts,
} from '../../../publication'
import { paths, placePath } from '../../../site'
import { cite } from '../citations'
import { type Code, call, sequence, words } from '../code'
import { type Composition, heading } from '../composition'
import { setProse } from '../prose'
import { setFigure } from './figures'
import { followUp } from './history'
import { comparison, placeTables } from './place-tables'

/** The names of the places, each leading to what the edition says of it. */
export function placeList({ list }: Places): Code {
  return call(
    'place-list',
    list.map((place) => [placePath(place), words(place.name), words(whereabouts(place))]),
  )
}

/** The part that compares the places, then tells of each: its text, and what is known of it. */
export function placesPart(places: Places, composition: Composition): Code {
  return sequence([
    heading(composition, 1, words(places.title), paths.places),
    ...(places.description === undefined ? [] : [call('lead', [words(places.description)])]),
    ...(composition.placed.has('carte') ? [] : [setFigure(placesMap(places), composition)]),
    ...(composition.placed.has('comparaison') ? [] : comparison(places, composition.publication)),
    ...places.list.map((place) => setPlace(place, composition)),
  ])
}

function setPlace(place: Place, composition: Composition): Code {
  const { publication } = composition
  const path = placePath(place)
  const known = identity(place)
  const works = followUpsIn(publication, place)
  const card = sequence([
    heading(composition, 2, words(place.name), path),
    ...(known === undefined ? [] : [call('identity', [known])]),
    ...(isEmpty(place.text) ? [] : [setProse(place.text, { ...composition, path, level: 2 })]),
    ...placeTables(place, publication),
    ...works.map((work) =>
      call('remark', [followUp(work, work.places.find(({ slug }) => slug === place.slug)?.as)]),
    ),
  ])
  return call('entry', [card], { whole: card.printed.length < halfPage })
}

/** Characters of a card that fill about half a page. Measuring each card would double the time to lay them out. */
const halfPage = 1500

/** The line under the name: department, official codes, coordinates, and their sources. */
function identity(place: Place): Code | undefined {
  const { department, coordinates } = place
  const facts = [
    ...(department ? [`${department.name} (${department.code})`] : []),
    ...(place.kind === 'commune' ? communeFacts(place) : groupingFacts(place)),
    ...(coordinates
      ? [`${frenchLatitude(coordinates.latitude)},\u00A0${frenchLongitude(coordinates.longitude)}`]
      : []),
  ]
  if (facts.length === 0 && place.sources.length === 0) return undefined
  return sequence([words(`${facts.join('\u00A0· ')}\u00A0`), cite(place.sources)])
}

function communeFacts({ inseeCode, postcodes }: Extract<Place, { kind: 'commune' }>): string[] {
  return [
    ...(inseeCode === undefined ? [] : [`code INSEE\u00A0${inseeCode}`]),
    ...(postcodes.length === 0
      ? []
      : [`${postcodes.length > 1 ? 'codes postaux' : 'code postal'}\u00A0${postcodes.join(', ')}`]),
  ]
}

function groupingFacts({ siren, communes }: Extract<Place, { kind: 'grouping' }>): string[] {
  return [
    ...(communes === undefined ? [] : [`${frenchNumber(communes)}\u00A0communes`]),
    ...(siren === undefined ? [] : [`SIREN\u00A0${siren}`]),
  ]
}
