import type { Element } from 'xast'
import { frenchDate, type Source } from '../../../publication'
import { sourceAnchor } from '../../../site'
import { h } from '../xhtml'

/** The list of sources, to which every « [P] » of the texts leads. */
export function sources(list: readonly Source[]): Element {
  return h(
    'dl',
    { class: 'source-list' },
    list.flatMap((source) => [
      h('dt', { id: sourceAnchor(source) }, source.key),
      h('dd', {}, description(source)),
    ]),
  )
}

function description({ title, publisher, url, note, consultedOn }: Source): (string | Element)[] {
  return [
    `${[title, ...(publisher === undefined ? [] : [publisher])].join(', ')}.`,
    ...(consultedOn === undefined ? [] : [` Consulté le ${frenchDate(consultedOn)}.`]),
    ...(url === undefined
      ? []
      : [' ', h('a', { class: 'address', href: url }, url.replace(/^https?:\/\//, ''))]),
    ...(note === undefined ? [] : [h('span', { class: 'remark' }, ` ${note}`)]),
  ]
}
