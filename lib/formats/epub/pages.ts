import type { Element, Nodes } from 'hast'
import { h } from 'hastscript'
import type { Book, BookPart } from '../../document/book'
import type { Document } from '../../document/nodes'
import { contentsOf } from '../../document/plain-words'
import { words } from '../../language'
import { colophonFile, coverFile, coverPicture, fileOf, navigationFile, titleFile } from './files'
import { xhtmlPage } from './xhtml'

/** What a file of the book is, in the words of EPUB Structural Semantics. */
type PageType = 'cover' | 'titlepage' | 'chapter' | 'colophon'

/** The same in the roles of DPUB-ARIA; a cover has its role on the picture, a title page none. */
const roles: Readonly<Partial<Record<PageType, string>>> = {
  chapter: 'doc-chapter',
  colophon: 'doc-colophon',
}

/** What all pages of a book have. */
export interface PageFrame {
  /** Of the book. */
  readonly title: string
  readonly language: string
}

/** A page whose content is made already. */
export function contentPage(frame: PageFrame, type: PageType, title: string, content: Nodes): string {
  const properties = { 'epub:type': type, role: roles[type], className: type, ariaLabel: title }
  const name = type === 'chapter' ? title : `${title} – ${frame.title}`
  return xhtmlPage(frame.language, name, [h('section', properties, content)])
}

/** The cover: a picture, whose words stand for it where it is not seen. */
export function coverPage(frame: PageFrame, description: string): string {
  const picture = { src: coverPicture, role: 'doc-cover', alt: words.coverOf(description) }
  return contentPage(frame, 'cover', words.cover, h('img', picture))
}

/** The table of contents, which is also a page of the book, and the landmarks. */
export function navigationPage({ parts, colophon }: Book, frame: PageFrame): string {
  const [first] = parts
  const landmarks = [
    landmark('cover', coverFile, words.cover),
    landmark('titlepage', titleFile, words.titlePage),
    landmark('toc', navigationFile, words.contents),
    ...(first ? [landmark('bodymatter', fileOf(first.document), words.bodyBegins)] : []),
    landmark('colophon', colophonFile, colophon.title),
  ]
  return xhtmlPage(frame.language, `${words.contents} – ${frame.title}`, [
    h(
      'nav',
      { 'epub:type': 'toc', role: 'doc-toc', ariaLabelledBy: '_sommaire' },
      h('h1', { id: '_sommaire' }, words.contents),
      h('ol', parts.map(partLine), contentsLine(colophonFile, colophon)),
    ),
    h('nav', { 'epub:type': 'landmarks', ariaLabel: words.landmarks, hidden: true }, h('ol', landmarks)),
  ])
}

const landmark = (type: string, href: string, title: string): Element =>
  h('li', h('a', { 'epub:type': type, href }, title))

function partLine({ document, children }: BookPart): Element {
  return contentsLine(fileOf(document), document, children.map(partLine))
}

/** A document, the headings of its sections, then what stands under it. */
function contentsLine(file: string, document: Document, under: readonly Element[] = []): Element {
  const headings = contentsOf(document).map(({ id, title }) =>
    h('li', h('a', { href: `${file}#${id}` }, title)),
  )
  const below = [...headings, ...under]
  return h('li', h('a', { href: file }, document.title), below.length > 0 ? h('ol', below) : [])
}
