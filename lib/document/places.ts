import { placePath } from '../addresses'
import { comparisonTables, territoryTable } from '../figures/place-tables'
import { placesMap } from '../figures/places-map'
import { populationCharts, populationRanking } from '../figures/populations'
import { words } from '../language'
import type { PartOf } from '../outline'
import { changed, followUpsIn, groupingOf, type Place, type Places, whereabouts } from '../publication'
import { followUps } from './history'
import type { Block, Group, Inline, Multiples } from './nodes'
import { isInPresentation } from './placed'
import type { Setting } from './setting'
import { dataTable } from './tables'
import { aside, cited, drawing, facts, inline, link, list, paragraph, section, sourceLine } from './write'

/** The places, each with the words that tell where it is. */
export function placeList({ list: places }: Places): Block[] {
  return list(
    'cards',
    places.map((place) => [paragraph([link(placePath(place), place.name), ...aside(whereabouts(place))])]),
  )
}

/** The places side by side: how the population of each changed, and what it belonged to then and belongs to now. */
export function comparison({ publication }: Setting, places: Places): Block[] {
  const charts = populationCharts(places)
  const multiples: Multiples = {
    type: 'multiples',
    children: places.list.map((place) => ({
      title: [link(placePath(place), place.name)],
      figure: charts?.chartOf(place),
      remarks: changes(place),
    })),
  }
  return [
    ...(multiples.children.some(({ figure, remarks }) => figure || remarks.length > 0) ? [multiples] : []),
    ...comparisonTables(places, publication).map((table, index) =>
      dataTable(table, `_comparaison-${index + 1}`),
    ),
  ]
}

function changes(place: Place): Inline[][] {
  const grouping = groupingOf(place)
  return [
    ...(place.region ? [change(words.region, place.region.inStudy, place.region.today)] : []),
    ...(grouping ? [change(words.grouping, grouping.inStudy.name, grouping.today.name)] : []),
  ]
}

/** « Alsace → Grand Est », or the one name where nothing changed. */
function change(of: string, from: string, to: string): Inline[] {
  return inline(
    { type: 'spoken', value: words.labelled(of, '') },
    from,
    changed({ inStudy: from, today: to })
      ? [' ', { type: 'unspoken', value: '→' }, { type: 'spoken', value: words.becomes }, ` ${to}`]
      : [],
  )
}

/** All the places, with what compares them. A file shows but once what the presentation shows already. */
export function placesOverview({ places, description }: PartOf<'places'>, setting: Setting): Block[] {
  const isNew = (block: 'carte' | 'comparaison') =>
    setting.medium === 'page' || !isInPresentation(setting, block)
  const content = [
    ...(isNew('carte') ? drawing(placesMap(places), 'folded') : []),
    ...(isNew('comparaison') ? comparison(setting, places) : []),
  ]
  return [
    ...(description === undefined ? [] : [paragraph(description, 'lead')]),
    ...(setting.medium === 'file' ? placeList(places) : []),
    ...(content.length === 0
      ? []
      : [{ ...section('_cote-a-cote', words.sideBySide, content), role: 'whole' as const }]),
  ]
}

/** What is known of one place besides its text: its identity, then and now, its populations, what followed. */
export function placeBlocks({ place }: PartOf<'place'>, setting: Setting): Block[] {
  const { publication, medium } = setting
  const works = followUpsIn(publication, place)
  return [
    group('aside', [
      ...(medium === 'page' && publication.places
        ? drawing(placesMap(publication.places, place), 'folded')
        : []),
      ...identity(place),
    ]),
    group('pair', [...thenAndNow(place, setting), ...populations(place, setting)]),
    ...(works.length > 0 ? [section('_suites', words.followedBy, followUps(publication, works, place))] : []),
  ].filter((block) => block.type !== 'group' || block.children.length > 0)
}

function group(role: Group['role'], children: readonly Block[]): Group {
  return { type: 'group', role, children }
}

function identity(place: Place): Block[] {
  const known = [...facts(placeFacts(place)), ...sourceLine(place.sources)]
  return known.length === 0 ? [] : [section('_identite', words.identity, known)]
}

/** What is known of it besides names and numbers of people, each fact under its label. */
function placeFacts(place: Place): [label: string, value: string][] {
  const { department, coordinates } = place
  const entries: readonly (readonly [string, string | undefined])[] = [
    [words.department, department && `${department.name} (${department.code})`],
    ...(place.kind === 'commune'
      ? ([
          [words.inseeCode, place.inseeCode],
          [words.postcodes(place.postcodes.length), place.postcodes.join(', ') || undefined],
        ] as const)
      : ([
          [words.siren, place.siren],
          [words.communes, place.communes === undefined ? undefined : words.number(place.communes)],
        ] as const)),
    [words.coordinatesLabel, coordinates && words.coordinates(coordinates)],
  ]
  return entries.flatMap(([label, value]) => (value === undefined ? [] : [[label, value]]))
}

function thenAndNow(place: Place, { publication }: Setting): Block[] {
  const table = territoryTable(place, publication)
  if (!table) return []
  const title = words.thenAndToday(publication.date.year)
  return [section('_alors-et-aujourdhui', title, [dataTable(table, '_territoires')])]
}

/** On a page among those of the others; in a file, where the comparison stands elsewhere, by itself. */
function populations(place: Place, { publication, medium }: Setting): Block[] {
  if (place.populations.length === 0) return []
  const figure =
    medium === 'page'
      ? drawing(populationRanking(publication, place), 'folded')
      : drawing(publication.places && populationCharts(publication.places)?.chartOf(place), 'elsewhere')
  return [
    section('_population', words.population, [
      ...facts(
        place.populations.map(({ referenceYear, inForceIn, count, sources }) => [
          words.populationYear(referenceYear, inForceIn),
          cited(words.inhabitants(count), sources),
        ]),
      ),
      ...figure,
    ]),
  ]
}
