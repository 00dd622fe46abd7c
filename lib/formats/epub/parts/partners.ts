import type { Element } from 'xast'
import { fullName, notesOf, type Partners } from '../../../publication'
import { partnerAnchor, paths } from '../../../site'
import type { Book, Chapter } from '../book'
import { setNotes, setProse } from '../prose'
import { cited, h, siteLink } from '../xhtml'

/** The names of the partners and what they did. */
export function partnerList({ list }: Partners): Element {
  return h(
    'ul',
    { class: 'plain' },
    list.map((partner) =>
      h(
        'li',
        {},
        siteLink(`${paths.partners}#${partnerAnchor(partner)}`, fullName(partner)),
        h('span', { class: 'remark' }, ` ${partner.role}`),
      ),
    ),
  )
}

/** The chapter that tells of each partner. */
export function partnersChapter(partners: Partners, book: Book): Chapter {
  const { list, title, description } = partners
  const shared = { ...book, path: paths.partners, notes: notesOf(list.map(({ text }) => text)), lower: 1 }
  return {
    file: 'partenaires.xhtml',
    title,
    path: paths.partners,
    type: 'chapter',
    content: [
      h('h1', {}, title),
      ...(description === undefined ? [] : [h('p', { class: 'lead' }, description)]),
      ...list.flatMap((partner) => [
        h('h2', { id: partnerAnchor(partner) }, fullName(partner)),
        h('p', { class: 'role' }, cited(partner.role, partner.sources)),
        ...setProse(partner.text, { ...shared, within: partner.slug }),
      ]),
      ...setNotes(shared),
    ],
    entries: list.map((partner) => ({
      anchor: partnerAnchor(partner),
      title: partner.acronym ?? partner.name,
    })),
  }
}
