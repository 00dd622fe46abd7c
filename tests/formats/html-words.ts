import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import { attribute, type Element, elements, isElement, words } from '../../lib/edition/html-tree'
import { plain, type Words } from './plain'

/** What is around a text, and not of it. */
const aside = new Set(['head', 'svg', 'nav', 'script', 'style', 'summary'])

/** What is not set in one line with its neighbours. */
const blocks = new Set([
  ...[
    'p',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'li',
    'ul',
    'ol',
    'dl',
    'dt',
    'dd',
    'table',
    'caption',
    'tr',
    'th',
  ],
  ...[
    'td',
    'figure',
    'figcaption',
    'blockquote',
    'pre',
    'div',
    'section',
    'article',
    'header',
    'br',
    'aside',
  ],
])

/** The words of an HTML document in the order in which they are read. */
export function htmlWords(document: Tree.Document): Words {
  const notes = elements(document).filter(isNote)
  return {
    text: plain(said(document)),
    notes: notes.map((note) => plain(note.childNodes.map(said).join(''))),
  }
}

function said(node: Tree.Node): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node)) return ''
  if (isElement(node) && isSkipped(node)) return ''
  const text = node.childNodes.map(said).join('')
  return isElement(node) && blocks.has(node.tagName) ? `\n${text}\n` : text
}

const isSkipped = (element: Element): boolean =>
  aside.has(element.tagName) ||
  isNote(element) ||
  isNoteNumber(element) ||
  // Said aloud, not printed.
  words(attribute(element, 'class')).includes('visually-hidden')

const roles = (element: Element): string[] => words(attribute(element, 'role'))

const isNote = (element: Element): boolean =>
  roles(element).some((role) => /^(?:note|doc-footnote)$/.test(role))

/** The call of a note, and the way back to it. */
function isNoteNumber(element: Element): boolean {
  const isMark = roles(element).some((role) => /^doc-(?:noteref|backlink)$/.test(role))
  return isMark || /^#_(?:note|appel)-/.test(attribute(element, 'href') ?? '')
}
