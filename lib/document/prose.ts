import type * as mdast from 'mdast'
import type { LeafDirective, TextDirective } from 'mdast-util-directive'
import { headingAnchor, picturePath } from '../addresses'
import type { PlacedText } from '../outline'
import { blockNames, citedSources, markedLanguage, type Picture } from '../publication'
import { blocks } from './blocks'
import { LayoutError } from './layout-error'
import type { Block, Heading, Inline, List, ListItem, Pictured, Section, Table } from './nodes'
import type { NoteBook } from './notes'
import type { Setting } from './setting'
import { citation, inline } from './write'

/** How a text stands in its document. */
interface Placing {
  /** How many levels its headings go down: 1 where `##` stands under a heading of level 2. */
  readonly lower?: number
  /** Set before the anchors of its headings. */
  readonly within?: string
  /** The page that shows the whole text, where this document shows a part of it: links within the text lead there. */
  readonly from?: string
}

/**
 * A text of the publication, section by section, with its blocks in their places.
 * @throws LayoutError for anything in the tree that is not known: no text is ever left out
 */
export function proseSections(
  { text, within }: PlacedText,
  notes: NoteBook,
  setting: Setting,
  { lower = 0 }: Pick<Placing, 'lower'> = {},
): Section[] {
  const setter = new ProseSetter(text.file, notes, setting, { lower, within })
  return inSections(setter.flow(text.tree.children), 2 + lower)
}

/** What a note says. */
export function noteBlocks(
  definition: mdast.FootnoteDefinition,
  file: string,
  notes: NoteBook,
  setting: Setting,
  placing: Pick<Placing, 'from'> = {},
): Block[] {
  return new ProseSetter(file, notes, setting, placing).flow(definition.children)
}

/** One paragraph of a text by itself, without its number. */
export function quotedParagraph(
  node: mdast.Paragraph,
  file: string,
  notes: NoteBook,
  setting: Setting,
  placing: Pick<Placing, 'from'>,
): Block[] {
  return new ProseSetter(file, notes, setting, placing).flow([{ ...node, data: undefined }])
}

/** The blocks cut at their headings of one depth; those before the first make an opening, which has no heading. */
export function inSections(content: readonly Block[], depth: number): Section[] {
  const sections: Block[][] = [[]]
  for (const block of content) {
    if (block.type === 'heading' && block.depth === depth) sections.push([block])
    else sections.at(-1)?.push(block)
  }
  return sections.flatMap((children) => (children.length > 0 ? [{ type: 'section', children }] : []))
}

class ProseSetter {
  readonly #file: string
  readonly #notes: NoteBook
  readonly #setting: Setting
  readonly #placing: Placing

  constructor(file: string, notes: NoteBook, setting: Setting, placing: Placing) {
    this.#file = file
    this.#notes = notes
    this.#setting = setting
    this.#placing = placing
  }

  /** Nodes that stand by themselves. */
  flow(nodes: readonly mdast.RootContent[]): Block[] {
    return nodes.flatMap((node) => this.#block(node))
  }

  #block(node: mdast.RootContent): Block[] {
    switch (node.type) {
      case 'paragraph':
        return [this.#paragraph(node)]
      case 'heading':
        return [this.#heading(node)]
      case 'list':
        return [this.#list(node)]
      case 'table':
        return [this.#table(node)]
      case 'blockquote':
        return [{ type: 'quote', children: this.flow(node.children) }]
      case 'code':
        return [{ type: 'code', value: node.value }]
      case 'thematicBreak':
        return [{ type: 'thematicBreak' }]
      case 'footnoteDefinition':
        // Set where it is called; the check of the content refuses a note that nothing calls.
        return []
      case 'leafDirective':
        return this.#directive(node)
      default:
        return this.#unknown(node)
    }
  }

  #paragraph({ children, data }: mdast.Paragraph): Block {
    const [only, ...others] = children
    if (only?.type === 'image' && others.length === 0) {
      const caption = only.title ? { caption: inline(only.title) } : {}
      return { type: 'picture', ...this.#picture(only), ...caption }
    }
    const number = data?.number === undefined ? {} : { number: data.number }
    return { type: 'paragraph', ...number, children: this.#line(children) }
  }

  #heading({ depth, data, children }: mdast.Heading): Heading {
    const { lower = 0, within } = this.#placing
    const id = data?.id === undefined ? {} : { id: headingAnchor(data.id, within) }
    return { type: 'heading', depth: depth + lower, ...id, children: this.#line(children) }
  }

  #list({ ordered, start, spread, children }: mdast.List): List {
    const first = start ?? 1
    return {
      type: 'list',
      ordered: ordered === true,
      ...(ordered && first !== 1 ? { start: first } : {}),
      spread: spread === true || children.some((item) => item.spread === true),
      children: children.map((item) => this.#item(item)),
    }
  }

  #item({ checked, children }: mdast.ListItem): ListItem {
    const task = typeof checked === 'boolean' ? { checked } : {}
    return { type: 'listItem', ...task, children: this.flow(children) }
  }

  /** As wide as its widest row: a cell that the head has no title for is shown all the same. */
  #table({ children, align }: mdast.Table): Table {
    const [head, ...body] = children
    const width = Math.max(...children.map((row) => row.children.length))
    const cell = (row: mdast.TableRow | undefined, column: number) =>
      this.#line(row?.children[column]?.children ?? [])
    const columns = Array.from({ length: width }, (_, column) => {
      const side = align?.[column]
      return { title: cell(head, column), ...(side ? { align: side } : {}) }
    })
    return {
      type: 'table',
      hasRowHeads: false,
      columns,
      rows: body.map((row) => columns.map((_, column) => cell(row, column))),
    }
  }

  #directive(node: LeafDirective): Block[] {
    const name = blockNames.find((known) => known === node.name)
    if (!name) return this.#fail(node, `Le bloc « ::${node.name} » est inconnu.`)
    return blocks[name](this.#setting)
  }

  #line(nodes: readonly mdast.PhrasingContent[]): Inline[] {
    return nodes.flatMap((node) => this.#inline(node))
  }

  #inline(node: mdast.PhrasingContent): Inline[] {
    switch (node.type) {
      case 'text':
        return inline(node.value)
      case 'emphasis':
      case 'strong':
      case 'delete':
        return [{ type: node.type, children: this.#line(node.children) }]
      case 'inlineCode':
        return [{ type: 'inlineCode', value: node.value }]
      case 'break':
        return [{ type: 'break' }]
      case 'link': {
        const { from = '' } = this.#placing
        const url = node.url.startsWith('#') ? `${from}${node.url}` : node.url
        return [{ type: 'link', url, children: this.#line(node.children) }]
      }
      case 'image':
        return [{ type: 'image', ...this.#picture(node) }]
      case 'footnoteReference':
        return [
          this.#notes.call(this.#file, node.identifier) ??
            this.#fail(node, `La note « [^${node.label ?? node.identifier}] » n’est pas écrite.`),
        ]
      case 'textDirective':
        return [this.#mark(node)]
      default:
        return this.#unknown(node)
    }
  }

  #mark(node: TextDirective): Inline {
    if (node.name === 'source') return citation(citedSources(node))
    const language = node.name === 'langue' ? markedLanguage(node) : undefined
    if (language === undefined) return this.#fail(node, `La marque « :${node.name}[…] » est inconnue.`)
    return { type: 'foreign', language, children: this.#line(node.children) }
  }

  #picture(node: mdast.Image): Pictured {
    const picture: Picture | undefined = this.#setting.publication.pictures.find(
      (each) => picturePath(each) === node.url,
    )
    if (!picture) return this.#fail(node, `L’image « ${node.url} » n’existe pas.`)
    const { file, width, height } = picture
    return { file, width, height, alternative: node.alt ?? '' }
  }

  #unknown(node: Pick<mdast.Nodes, 'position'> & { readonly type: string }): never {
    return this.#fail(node, `Le site ne sait pas montrer cet élément (${node.type}). L’écrire autrement.`)
  }

  #fail(node: Pick<mdast.Nodes, 'position'>, message: string): never {
    throw new LayoutError({ file: this.#file }, node, message)
  }
}
