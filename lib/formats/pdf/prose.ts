import type { FootnoteReference, Image, Link, List, Nodes, Paragraph, RootContent } from 'mdast'
import type { LeafDirective, TextDirective } from 'mdast-util-directive'
import { toString as plainText } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { type BlockName, blockNames, citedSources, markedLanguage, type Prose } from '../../publication'
import { LayoutError } from '../layout-error'
import { cite } from './citations'
import { type Code, call, sequence, verbatim, words } from './code'
import { heading, type Setting } from './composition'
import { foreignWords } from './foreign-words'
import { textTable } from './text-table'

/**
 * A text of the publication as Typst code, in its place in the edition.
 * @throws LayoutError for anything in the tree that the layout does not know: no text is ever left out.
 */
export function setProse(text: Prose, setting: Setting): Code {
  return new ProseSetter(text, setting).set(text.tree.children)
}

class ProseSetter {
  readonly #text: Prose
  readonly #setting: Setting
  readonly #notes = new Map<string, readonly RootContent[]>()
  readonly #calledNotes = new Set<string>()

  constructor(text: Prose, setting: Setting) {
    this.#text = text
    this.#setting = setting
    visit(text.tree, 'footnoteDefinition', ({ identifier, children }) => {
      this.#notes.set(identifier, children)
    })
  }

  set(nodes: readonly RootContent[]): Code {
    const pieces: Code[] = []
    for (let index = 0; index < nodes.length; index += 1) {
      const node = nodes[index]
      if (!node) continue
      const end = endOfHeadings(nodes, index)
      const below = nodes[end]
      if (node.type === 'heading' && below?.type === 'paragraph' && staysWhole(below)) {
        const group = nodes.slice(index, end + 1)
        const level = this.#setting.level + node.depth - 1
        pieces.push(call('together', [level, sequence(group.map((each) => this.#node(each)))]))
        index = end
      } else {
        pieces.push(this.#node(node, nodes[index - 1], nodes[index + 1]))
      }
    }
    return sequence(pieces)
  }

  #node(node: RootContent, previous?: RootContent, next?: RootContent): Code {
    switch (node.type) {
      case 'text':
        return words(isCitation(next) ? node.value.replace(/ $/, '\u00A0') : node.value)
      case 'paragraph':
        return this.#paragraph(node, isRunningText(previous))
      case 'heading': {
        const level = this.#setting.level + node.depth - 1
        return heading(
          this.#setting,
          level,
          this.set(node.children),
          this.#address(`#${node.data?.id ?? ''}`),
        )
      }
      case 'emphasis':
        return call('emph', [this.set(node.children)])
      case 'strong':
        return call('strong', [this.set(node.children)])
      case 'delete':
        return call('strike', [this.set(node.children)])
      case 'link':
        return this.#link(node)
      case 'image':
        return call('inline-picture', [this.#picture(node).path, node.alt ?? ''])
      case 'list':
        return this.#list(node)
      case 'table':
        return textTable(node, (cell) => this.set(cell.children))
      case 'blockquote':
        return call('quote', [this.set(node.children)], { block: true })
      case 'code':
        return call('raw', [verbatim(node.value)], { block: true })
      case 'inlineCode':
        return call('raw', [verbatim(node.value)])
      case 'break':
        return call('linebreak')
      case 'thematicBreak':
        return call('pause')
      case 'footnoteReference':
        return this.#noteCall(node)
      case 'footnoteDefinition':
        // Set where it is called; the content check refuses a note that nothing calls.
        return sequence([])
      case 'textDirective':
        return this.#mark(node)
      case 'leafDirective':
        return this.#block(node)
      case 'containerDirective':
      case 'definition':
      case 'html':
      case 'imageReference':
      case 'linkReference':
      case 'listItem':
      case 'tableCell':
      case 'tableRow':
      case 'yaml':
        return this.#unknown(node, node.type)
      default:
        return this.#unknown(node, 'inconnu')
    }
  }

  #paragraph(node: Paragraph, indented: boolean): Code {
    const picture = pictureAlone(node)
    if (picture) return this.#figure(picture)
    return call('paragraph', [this.set(node.children)], {
      number: node.data?.number,
      indented: indented || undefined,
      whole: staysWhole(node) || undefined,
    })
  }

  #figure(node: Image): Code {
    const { path, width } = this.#picture(node)
    return call('picture', [path, node.alt ?? '', width], {
      caption: node.title ? words(node.title) : undefined,
    })
  }

  #link(node: Link): Code {
    const body = this.set(node.children)
    return /^[/#]/.test(node.url)
      ? call('site-link', [this.#address(node.url), body])
      : call('link', [node.url, body])
  }

  #list(node: List, nested = false): Code {
    const items = node.children.map((item) => {
      if (typeof item.checked === 'boolean') {
        this.#fail(
          item,
          'Une case à cocher ne peut pas être imprimée. L’écrire comme un point de liste ordinaire.',
        )
      }
      return sequence(item.children.map((child, index) => this.#inItem(child, node.spread === true, index)))
    })
    const named = { loose: node.spread || undefined, nested: nested || undefined }
    return node.ordered
      ? call('numbered-list', items, { ...named, start: node.start ?? 1 })
      : call('plain-list', items, named)
  }

  #inItem(node: RootContent, loose: boolean, index: number): Code {
    if (node.type === 'list') return this.#list(node, true)
    // In a list without blank lines the paragraphs are the items.
    if (node.type === 'paragraph') return this.#paragraph(node, loose && index > 0)
    return this.#node(node)
  }

  #noteCall(node: FootnoteReference): Code {
    const note = this.#notes.get(node.identifier)
    if (!note) this.#fail(node, `La note « [^${node.label ?? node.identifier}] » n’est pas écrite.`)
    const label = `note ${this.#setting.path} ${node.identifier}`
    if (this.#calledNotes.has(node.identifier)) return call('note-again', [label])
    this.#calledNotes.add(node.identifier)
    // The first paragraph stands beside the number.
    const [first, ...others] = note
    const beside =
      first?.type === 'paragraph' ? this.set(first.children) : first ? this.set([first]) : sequence([])
    return call('note', [label, sequence([beside, ...(others.length > 0 ? [this.set(others)] : [])])])
  }

  #mark(node: TextDirective): Code {
    if (node.name === 'source') return cite(citedSources(node))
    const language = node.name === 'langue' ? markedLanguage(node) : undefined
    if (language === undefined)
      this.#fail(node, `La marque « :${node.name}[…] » est inconnue de l’édition PDF.`)
    return foreignWords(language, this.set(node.children))
  }

  #block(node: LeafDirective): Code {
    if (!isBlockName(node.name)) this.#fail(node, `Le bloc « ::${node.name} » est inconnu de l’édition PDF.`)
    return this.#setting.block(node.name, this.#setting)
  }

  /** The picture's path in the program, and its width in pixels. */
  #picture(node: Image): { path: string; width: number } {
    const file = node.url.replace(/^\.?\//, '')
    const picture = this.#setting.publication.pictures.find((each) => each.file === file)
    if (!picture) this.#fail(node, `L’image « ${node.url} » n’existe pas.`)
    this.#setting.pictures.add(picture.file)
    return { path: `/${picture.file}`, width: picture.width }
  }

  #address(link: string): string {
    return link.startsWith('#') ? `${this.#setting.path}${link}` : link
  }

  #unknown(node: Pick<Nodes, 'position'>, type: string): never {
    this.#fail(node, `L’édition PDF ne sait pas montrer cet élément (${type}). L’écrire autrement.`)
  }

  #fail(node: Pick<Nodes, 'position'>, message: string): never {
    throw new LayoutError(this.#text, node, message)
  }
}

/** Characters of a paragraph that is left free to break across pages: about ten lines. */
const longParagraph = 900

/** The picture that is all that a paragraph holds. */
function pictureAlone({ children }: Paragraph): Image | undefined {
  const [only, ...others] = children
  return only?.type === 'image' && others.length === 0 ? only : undefined
}

function isRunningText(node: RootContent | undefined): boolean {
  return node?.type === 'paragraph' && !pictureAlone(node)
}

/** Whether a paragraph is not cut by the end of a page: it calls a note, and is not too long for that. */
function staysWhole(node: Paragraph): boolean {
  let callsNote = false
  visit(node, 'footnoteReference', () => {
    callsNote = true
  })
  return callsNote && plainText(node).length < longParagraph
}

/** The first index from `start` that is not a heading. */
function endOfHeadings(nodes: readonly RootContent[], start: number): number {
  const end = nodes.findIndex(({ type }, index) => index >= start && type !== 'heading')
  return end === -1 ? nodes.length : end
}

/** A citation stays on the line of what it proves. */
function isCitation(node: RootContent | undefined): boolean {
  return node?.type === 'textDirective' && node.name === 'source'
}

function isBlockName(name: string): name is BlockName {
  return blockNames.some((known) => known === name)
}
