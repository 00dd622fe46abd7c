import { timeline } from '../../../figures/timeline'
import {
  type FollowUp,
  followUpPeriod,
  frenchPeriod,
  type Publication,
  placeBySlug,
} from '../../../publication'
import { placePath } from '../../../site'
import { cite } from '../citations'
import { type Code, call, keyword, sequence, words } from '../code'
import type { Composition } from '../composition'
import { version } from './colophon'
import { setFigure } from './figures'

/** The works that continued the publication, with the places that took part again. */
export function followUps(publication: Publication): Code {
  return call(
    'model-list',
    publication.followUps.map((work) => [
      sequence([
        followUp(work),
        ...(work.places.length === 0
          ? []
          : [call('detail', [enumeration(work.places.map((place) => again(publication, place)))])]),
      ]),
    ]),
  )
}

/** A work that continued the publication, when it was done, and the name under which a place took part. */
export function followUp(work: FollowUp, as?: string): Code {
  return sequence([
    call('strong', [words(work.title)]),
    words(`, ${followUpPeriod(work)}${as === undefined ? '' : `, sous le nom de ${as}`}\u00A0`),
    cite(work.sources),
  ])
}

function again(publication: Publication, { slug, as }: FollowUp['places'][number]): Code {
  const name = placeBySlug(publication, slug)?.place.name ?? slug
  const link = call('site-link', [placePath({ slug }), words(name)])
  return as === undefined ? link : sequence([link, words(` (${as})`)])
}

function enumeration(items: readonly Code[]): Code {
  return sequence(items.flatMap((item, index) => (index > 0 ? [words(', '), item] : [item])))
}

/** The dated facts on a line of years, then in words. */
export function chronology(composition: Composition): Code {
  const { chronology: facts } = composition.publication
  const figure = timeline(facts)
  if (!figure) return sequence([])
  return sequence([
    setFigure(figure, composition),
    call('text-table', [
      ['auto', '42mm', '1fr'].map(keyword),
      ['right', 'left', 'left'].map(keyword),
      [words('N°'), words('Date'), words('Fait')],
      facts.map((fact, index) => [
        words(String(index + 1)),
        words(frenchPeriod(fact)),
        sequence([words(`${fact.text}\u00A0`), cite(fact.sources)]),
      ]),
    ]),
  ])
}

/** What the source prints wrongly, beside how to read it. */
export function corrections({ corrections: list }: Publication): Code {
  return call('captioned-table', [
    words('Erreurs relevées'),
    ['6fr', '6fr', '4fr'].map(keyword),
    ['left', 'left', 'left'].map(keyword),
    [words('Imprimé'), words('À lire'), words('Remarque')],
    list.map(({ printed, reading, note, sources }) => [
      sequence([words(`«\u00A0${printed}\u00A0»\u00A0`), cite(sources)]),
      words(reading === undefined ? 'Inconnu' : `«\u00A0${reading}\u00A0»`),
      words(note ?? ''),
    ]),
  ])
}

/** The dated states of the text, newest first, with the words that changed. */
export function versions({ versions: list }: Publication): Code {
  return call(
    'model-list',
    list.map((item) => [
      words(version(item)),
      ...(item.changes.length === 0
        ? []
        : [
            call(
              'model-list',
              item.changes.map((each) => [change(each)]),
            ),
          ]),
    ]),
  )
}

function change({ before, after }: Publication['versions'][0]['changes'][number]): Code {
  return sequence([
    ...(before === undefined ? [] : [call('strike', [words(before)])]),
    ...(before === undefined || after === undefined ? [] : [words(' ')]),
    ...(after === undefined ? [] : [call('underline', [words(after)])]),
  ])
}
