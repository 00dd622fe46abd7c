import { mapMotif } from '../../../figures/places-map'
import { authorName, dateLine } from '../../../publication'
import { type Code, call, sequence, words } from '../code'
import type { Composition } from '../composition'
import { addDrawing } from './figures'

/** The first page. It says at once that this is a recomposed edition. */
export function cover(composition: Composition): Code {
  const { kind, series, title, date, authors, publisher } = composition.publication
  return call('cover', [], {
    kind: words([kind, ...(series === undefined ? [] : [series])].join(' – ')),
    title: onLines(title),
    date: words(dateLine(date)),
    authors: words(authors.map(authorName).join(', ')),
    publisher: words(publisher.name),
    mention: words('Édition web recomposée'),
    motif: motif(composition),
  })
}

/** The map without its words, as an ornament. */
function motif(composition: Composition): string | undefined {
  const { places } = composition.publication
  const map = places && mapMotif(places)
  if (!map) return undefined
  const table = { caption: places.title, columns: [], rows: [] }
  return addDrawing(
    { ...map, name: 'motif', title: places.title, description: places.title, table },
    composition,
  )
}

/** A quoted title stands on lines of its own: Recherche action / « Les villes et le lien social ». */
function onLines(title: string): Code {
  const quoted = /^(?<before>.+?) (?<quotation>«[^«]+»)$/.exec(title)?.groups
  if (!quoted) return words(title)
  return sequence([words(`${quoted.before} `), call('linebreak'), words(quoted.quotation ?? '')])
}
