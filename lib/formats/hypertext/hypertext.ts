import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Block, Document } from '../../document/nodes'
import { nodesIn, notesFirstCalledIn } from '../../document/nodes-in'
import { contentsOf } from '../../document/plain-words'
import { words } from '../../language'
import { endNote, flow } from './blocks'
import type { Context, Medium } from './medium'

/**
 * A document as hast, which HTML and XHTML share: its title, its contents where it has them, its blocks, its notes.
 * @throws Error when a note is called and absent, or present and not called: no word of it would be shown
 */
export function hypertext(document: Document, medium: Medium): ElementContent[] {
  const { address, title, children, notes } = document
  const called = notesFirstCalledIn(children, notes)
  const lost = notes.find((note) => !called.includes(note))
  if (lost) throw new Error(`${address}: the note ${lost.number} is not called.`)
  const context: Context = { medium, notes, above: [], isSelected: false }
  const first = children.findIndex(({ type }) => type === 'section')
  const begin = first === -1 ? children.length : first
  return [
    ...(hasTitlePage(children) ? [] : [h('h1', title)]),
    ...flow(children.slice(0, begin), context),
    ...(medium.hasContents ? contents(document) : []),
    ...flow(children.slice(begin), context),
    ...(medium.notes === 'at the end' ? endNotes(context) : []),
  ]
}

const hasTitlePage = (blocks: readonly Block[]): boolean =>
  nodesIn(blocks).some(({ type }) => type === 'titlePage')

/**
 * The parts of a page, each a link; nothing when there is but one, nor where something else stands beside the text. On a
 * wide screen the stylesheet shows the heading and what is folded under the summary, on a narrow one the summary alone.
 */
function contents(document: Document): Element[] {
  const entries = contentsOf(document)
  const hasAside = document.children.some((block) => block.type === 'group' && block.role === 'aside')
  if (entries.length < 2 || hasAside) return []
  const links = entries.map(({ id, title }) => h('li', h('a', { href: `#${id}` }, title)))
  return [
    h(
      'nav.contents',
      { ariaLabelledBy: '_sommaire' },
      h('h2', { id: '_sommaire' }, words.contents),
      h('details', h('summary', words.contents), h('ol', links)),
    ),
  ]
}

function endNotes(context: Context): Element[] {
  const { notes, medium } = context
  if (notes.length === 0) return []
  return [
    h(
      'section.notes',
      { ...medium.marks.notes, ariaLabelledBy: '_notes' },
      h('h2', { id: '_notes' }, words.notes),
      notes.map((note) => endNote(note, context)),
    ),
  ]
}
