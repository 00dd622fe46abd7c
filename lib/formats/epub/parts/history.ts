import type { Element } from 'xast'
import { timeline } from '../../../figures/timeline'
import {
  type Correction,
  type DatedFact,
  type FollowUp,
  followUpPeriod,
  frenchDate,
  frenchPeriod,
  natureNames,
  type Publication,
  placeBySlug,
  type Version,
} from '../../../publication'
import { placePath, versionAnchor } from '../../../site'
import { setDrawing } from '../figures'
import { cited, h, siteLink } from '../xhtml'

/** Works that continued the publication, with the places that took part again. */
export function followUps(publication: Publication, works: readonly FollowUp[]): Element {
  return h(
    'ul',
    { class: 'plain' },
    works.map((work) =>
      h(
        'li',
        {},
        h('strong', {}, work.title),
        cited(`, ${followUpPeriod(work)}`, work.sources),
        work.places.length === 0
          ? []
          : h(
              'span',
              { class: 'remark' },
              ' ',
              work.places.flatMap((place, index) => [
                ...(index > 0 ? [', '] : []),
                ...again(publication, place),
              ]),
            ),
      ),
    ),
  )
}

function again(publication: Publication, { slug, as }: FollowUp['places'][number]): (string | Element)[] {
  const name = placeBySlug(publication, slug)?.place.name ?? slug
  return [siteLink(placePath({ slug }), name), ...(as === undefined ? [] : [` (${as})`])]
}

/** The dated facts on a line of years, then in words under the same numbers. */
export function chronology(facts: readonly DatedFact[]): Element[] {
  const figure = timeline(facts)
  if (!figure) return []
  return [
    ...setDrawing(figure),
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col', class: 'right' }, 'N°'),
          h('th', { scope: 'col' }, 'Date'),
          h('th', { scope: 'col' }, 'Fait'),
        ),
      ),
      h(
        'tbody',
        {},
        facts.map((fact, index) =>
          h(
            'tr',
            {},
            h('td', { class: 'right' }, String(index + 1)),
            h('th', { scope: 'row' }, frenchPeriod(fact)),
            h('td', {}, cited(fact.text, fact.sources)),
          ),
        ),
      ),
    ),
  ]
}

/** What the source prints wrongly, beside how to read it. */
export function corrections(list: readonly Correction[]): Element {
  return h(
    'table',
    {},
    h('caption', {}, 'Erreurs relevées'),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        ['Imprimé', 'À lire', 'Remarque'].map((title) => h('th', { scope: 'col' }, title)),
      ),
    ),
    h(
      'tbody',
      {},
      list.map(({ printed, reading, note, sources }) =>
        h(
          'tr',
          {},
          h('td', {}, cited(`«\u00A0${printed}\u00A0»`, sources)),
          h('td', {}, reading === undefined ? 'Inconnu' : `«\u00A0${reading}\u00A0»`),
          h('td', {}, note ?? ''),
        ),
      ),
    ),
  )
}

/** The dated states of the text, newest first, with the words that changed. */
export function versions(publication: Publication): Element {
  return h(
    'ul',
    { class: 'plain' },
    publication.versions.map((version) =>
      h(
        'li',
        { id: versionAnchor(publication, version) },
        versionLine(version),
        version.changes.length === 0 ? [] : h('ul', {}, version.changes.map(change)),
      ),
    ),
  )
}

/** « 23 novembre 2026 (fond) : Première mise en ligne ». */
export function versionLine({ date, nature, summary }: Version): string {
  return `${frenchDate(date)} (${natureNames[nature]})\u00A0: ${summary}`
}

function change({ before, after }: Version['changes'][number]): Element {
  return h(
    'li',
    {},
    before === undefined ? [] : h('del', {}, before),
    before === undefined || after === undefined ? [] : ' ',
    after === undefined ? [] : h('ins', {}, after),
  )
}
