import type { Node } from 'mdast'
import type { Handlers } from 'mdast-util-to-hast'
import { remark } from 'remark'
import remarkHtml from 'remark-html'
import type { Document } from '../document/nodes'
import { dressed, dressedOrnament } from '../figures/figure'
import { onPage } from '../figures/theme'
import { svgElement } from './hypertext/drawing'
import { hypertext } from './hypertext/hypertext'
import type { Medium } from './hypertext/medium'
import { schema } from './hypertext/schema'

/** A document of ours in a tree of Markdown, so that remark-html makes and cleans its HTML. */
interface DocumentNode extends Node {
  readonly type: 'document'
  readonly document: Document
  readonly hasContents: boolean
}
declare module 'mdast' {
  interface RootContentMap {
    document: DocumentNode
  }
}

export interface HtmlOptions {
  /** Whether the page has its table of contents, where it has several sections. */
  readonly hasContents?: boolean
}

const page: Medium = {
  hrefOf: (url) => url,
  sourceOf: (file) => `/${file}`,
  drawing: (figure) => svgElement(dressed(figure, onPage)),
  notes: 'beside',
  hasContents: true,
  titlePage: { is: 'cover', ornament: (ornament) => svgElement(dressedOrnament(ornament, onPage)) },
  isPrinted: true,
  canFold: true,
  scrolls: true,
  selectsReferences: true,
  marks: { notes: {}, note: { role: 'note' }, noteCall: {}, wayBack: {} },
}

const handlers = {
  document: (_: unknown, { document, hasContents }: DocumentNode) =>
    hypertext(document, { ...page, hasContents }),
} satisfies Handlers

const processor = remark().use(remarkHtml, { handlers, sanitize: schema, closeEmptyElements: true })

/** The HTML of a page's article, without script, style attribute or foreign element. */
export function documentHtml(document: Document, { hasContents = true }: HtmlOptions = {}): string {
  return processor.stringify({ type: 'root', children: [{ type: 'document', document, hasContents }] })
}
