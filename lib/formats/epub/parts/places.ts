import type { Element } from 'xast'
import { comparisonTables, territoryTable } from '../../../figures/place-tables'
import { placesMap } from '../../../figures/places-map'
import { populationCharts } from '../../../figures/populations'
import {
  followUpsIn,
  frenchNumber,
  notesOf,
  type Place,
  type Places,
  type Publication,
  placeFacts,
  populationYear,
  whereabouts,
} from '../../../publication'
import { paths, placePath } from '../../../site'
import type { Book, Chapter } from '../book'
import { drawing, setDrawing, setFigure } from '../figures'
import { setNotes, setProse } from '../prose'
import { cite, cited, definitions, h, siteLink, table } from '../xhtml'
import { followUps } from './history'

/** The names of the places, each leading to what the book says of it. */
export function placeList({ list }: Places): Element {
  return h(
    'ul',
    { class: 'plain' },
    list.map((place) => {
      const where = whereabouts(place)
      return h(
        'li',
        {},
        siteLink(placePath(place), place.name),
        where === '' ? [] : h('span', { class: 'remark' }, ` ${where}`),
      )
    }),
  )
}

/** The places side by side: how the population of each changed, then what is known of all of them in tables. */
export function comparison(places: Places, publication: Publication): Element[] {
  const charts = populationCharts(places)
  const drawn = places.list.flatMap((place) => {
    const figure = charts?.chartOf(place)
    return figure ? [h('li', {}, siteLink(placePath(place), place.name), drawing(figure))] : []
  })
  return [
    ...(drawn.length > 0 ? [h('ul', { class: 'multiples' }, drawn)] : []),
    ...comparisonTables(places, publication).map(table),
  ]
}

const placesFile = 'lieux.xhtml'

/** The chapter that compares the places, then one for each of them: its text, and what is known of it. */
export function placesChapters(places: Places, book: Book): Chapter[] {
  const { publication, placed } = book
  const { title, description } = places
  const overview: Chapter = {
    file: placesFile,
    title,
    path: paths.places,
    type: 'chapter',
    content: [
      h('h1', {}, title),
      ...(description === undefined ? [] : [h('p', { class: 'lead' }, description)]),
      placeList(places),
      ...(placed.has('carte') ? [] : setFigure(placesMap(places))),
      ...(placed.has('comparaison') ? [] : comparison(places, publication)),
    ],
  }
  const charts = populationCharts(places)
  return [
    overview,
    ...places.list.map((place): Chapter => {
      const setting = { ...book, path: placePath(place), notes: notesOf([place.text]), lower: 0 }
      const territory = territoryTable(place, publication)
      const works = followUpsIn(publication, place)
      return {
        file: `lieu-${place.slug}.xhtml`,
        title: place.name,
        path: placePath(place),
        type: 'chapter',
        under: placesFile,
        content: [
          h('h1', {}, place.name),
          ...setProse(place.text, setting),
          ...facts(place),
          ...(territory ? [table(territory)] : []),
          ...populations(place),
          ...setDrawing(charts?.chartOf(place)),
          ...(works.length > 0 ? [h('h2', {}, 'Ce qui a suivi'), followUps(publication, works)] : []),
          ...setNotes(setting),
        ],
      }
    }),
  ]
}

function facts(place: Place): Element[] {
  const known = placeFacts(place)
  if (known.length === 0) return []
  return [
    h('h2', {}, 'Repères'),
    definitions(known.map(({ label, value }) => ({ label, value: [value] }))),
    ...(place.sources.length > 0
      ? [h('p', { class: 'remark' }, 'Sources\u00A0: ', cite(place.sources))]
      : []),
  ]
}

function populations({ populations: list }: Place): Element[] {
  if (list.length === 0) return []
  return [
    h('h2', {}, 'Population municipale'),
    definitions(
      list.map((population) => ({
        label: populationYear(population),
        value: cited(`${frenchNumber(population.count)} habitants`, population.sources),
      })),
    ),
  ]
}
