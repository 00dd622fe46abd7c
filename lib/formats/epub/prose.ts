import type {
  FootnoteReference,
  Image,
  Link,
  List,
  ListItem,
  Nodes,
  Paragraph,
  RootContent,
  Table,
} from 'mdast'
import type { LeafDirective, TextDirective } from 'mdast-util-directive'
import type { Element } from 'xast'
import { blockNames, citedSources, markedLanguage, type Note, type Prose, wordsOf } from '../../publication'
import { headingAnchor, noteAnchor, noteCallAnchor, passageAnchor, passagePath } from '../../site'
import { LayoutError } from '../layout-error'
import type { Entry, Setting } from './book'
import { cite, h } from './xhtml'

/**
 * A text of the publication as XHTML, in its place in the book.
 * @throws LayoutError for anything in the tree that the book does not know: no text is ever left out.
 */
export function setProse(text: Prose, setting: Setting): Element[] {
  const setter = new ProseSetter(text.file, setting)
  return text.tree.children.flatMap((node) => setter.flow(node))
}

/** The headings of level 2 of a text, for the table of contents. */
export function headingsOf({ tree }: Prose): Entry[] {
  return tree.children.flatMap((node) =>
    node.type === 'heading' && node.depth === 2 && node.data?.id
      ? [{ anchor: node.data.id, title: wordsOf(node) }]
      : [],
  )
}

/** The notes that the texts of a chapter call, each with the way back. Nothing where there is none. */
export function setNotes(setting: Setting): Element[] {
  const { list } = setting.notes
  if (list.length === 0) return []
  return [
    h(
      'section',
      { 'epub:type': 'footnotes', class: 'notes', 'aria-labelledby': '_notes' },
      h('h2', { id: '_notes' }, list.length > 1 ? 'Notes' : 'Note'),
      list.map((note) => setNote(note, setting)),
    ),
  ]
}

function setNote(note: Note, setting: Setting): Element {
  const setter = new ProseSetter(note.file, setting)
  const back = h(
    'a',
    {
      href: `#${noteCallAnchor(note)}`,
      role: 'doc-backlink',
      'aria-label': `${note.number}, retour au texte`,
    },
    String(note.number),
  )
  const content = note.definition.children.flatMap((node) => setter.flow(node))
  const [first, ...others] = content
  return h(
    'aside',
    { 'epub:type': 'footnote', role: 'doc-footnote', id: noteAnchor(note) },
    first?.name === 'p'
      ? [{ ...first, children: [back, { type: 'text', value: ' ' }, ...first.children] }, ...others]
      : [h('p', {}, back), ...content],
  )
}

/** The calls that have an anchor: the first of each note. */
const anchoredCalls = new WeakMap<Setting['notes'], Set<Note>>()

class ProseSetter {
  readonly #file: string
  readonly #setting: Setting

  constructor(file: string, setting: Setting) {
    this.#file = file
    this.#setting = setting
  }

  /** A node that stands by itself. */
  flow(node: RootContent): Element[] {
    switch (node.type) {
      case 'paragraph':
        return [this.#paragraph(node)]
      case 'heading': {
        const { lower, within } = this.#setting
        const id = node.data?.id
        const level = Math.min(node.depth + lower, 6)
        return [h(`h${level}`, { id: id && headingAnchor(id, within) }, this.#phrases(node.children))]
      }
      case 'list':
        return [this.#list(node)]
      case 'table':
        return [this.#table(node)]
      case 'blockquote':
        return [
          h(
            'blockquote',
            {},
            node.children.flatMap((child) => this.flow(child)),
          ),
        ]
      case 'code':
        return [h('pre', {}, h('code', {}, node.value))]
      case 'thematicBreak':
        return [h('hr')]
      case 'footnoteDefinition':
        // Set at the end of the chapter; the content check refuses a note that nothing calls.
        return []
      case 'leafDirective':
        return this.#block(node)
      default:
        return this.#unknown(node)
    }
  }

  #phrases(nodes: readonly RootContent[]): (string | Element)[] {
    return nodes.flatMap((node, index) => this.#phrase(node, nodes[index + 1]))
  }

  #phrase(node: RootContent, next: RootContent | undefined): (string | Element)[] {
    switch (node.type) {
      case 'text':
        // A citation stays on the line of what it proves.
        return [isCitation(next) ? node.value.replace(/ $/, '\u00A0') : node.value]
      case 'emphasis':
        return [h('em', {}, this.#phrases(node.children))]
      case 'strong':
        return [h('strong', {}, this.#phrases(node.children))]
      case 'delete':
        return [h('del', {}, this.#phrases(node.children))]
      case 'link':
        return [this.#link(node)]
      case 'image':
        return [this.#image(node)]
      case 'inlineCode':
        return [h('code', {}, node.value)]
      case 'break':
        return [h('br')]
      case 'footnoteReference':
        return [this.#noteCall(node)]
      case 'textDirective':
        return this.#mark(node)
      default:
        return this.#unknown(node)
    }
  }

  #paragraph(node: Paragraph): Element {
    const [only, ...others] = node.children
    if (only?.type === 'image' && others.length === 0) return this.#figure(only)
    return h('p', this.#anchor(node), this.#numbered(node))
  }

  #anchor({ data }: Paragraph): { id?: string } {
    return data?.number === undefined ? {} : { id: passageAnchor({ number: data.number }) }
  }

  /** A paragraph's words after its number, which leads to its citation on the site. */
  #numbered(node: Paragraph): (string | Element)[] {
    const words = this.#phrases(node.children)
    const number = node.data?.number
    if (number === undefined) return words
    const link = {
      href: passagePath({ number }),
      class: 'passage-number',
      'aria-label': `Paragraphe\u00A0${number}\u00A0: citer ce passage`,
    }
    return [h('a', link, String(number)), ' ', ...words]
  }

  #figure(node: Image): Element {
    return h('figure', {}, this.#image(node), node.title ? h('figcaption', {}, node.title) : [])
  }

  #image(node: Image): Element {
    const file = node.url.replace(/^\.?\//, '')
    const { publication, pictures } = this.#setting
    const picture = publication.pictures.find((each) => each.file === file)
    if (!picture) this.#fail(node, `L’image « ${node.url} » n’existe pas.`)
    pictures.add(picture.file)
    const { width, height } = picture
    return h('img', { src: picture.file, alt: node.alt ?? '', width, height })
  }

  #link(node: Link): Element {
    const url = node.url.startsWith('#') ? `${this.#setting.path}${node.url}` : node.url
    return h('a', { href: url }, this.#phrases(node.children))
  }

  #list(node: List): Element {
    const start = node.ordered && node.start !== 1 ? (node.start ?? undefined) : undefined
    const items = node.children.map((item) => this.#item(item, node))
    return h(node.ordered ? 'ol' : 'ul', { start }, items)
  }

  #item(item: ListItem, list: List): Element {
    if (typeof item.checked === 'boolean') {
      this.#fail(
        item,
        'Une case à cocher ne peut pas figurer dans un livre. L’écrire comme un point de liste ordinaire.',
      )
    }
    const paragraphs = item.children.filter((child) => child.type === 'paragraph')
    const [paragraph] = paragraphs
    // In a list without blank lines a paragraph is just the item's text: the item has its anchor then.
    const isTight = !list.spread && !item.spread && paragraphs.length === 1
    if (!isTight || !paragraph)
      return h(
        'li',
        {},
        item.children.flatMap((child) => this.flow(child)),
      )
    return h(
      'li',
      this.#anchor(paragraph),
      item.children.flatMap((child) => (child === paragraph ? this.#numbered(paragraph) : this.flow(child))),
    )
  }

  #table({ children, align }: Table): Element {
    const [head, ...body] = children
    const count = head?.children.length ?? 0
    const row = (cells: Table['children'][number] | undefined, name: 'th' | 'td') =>
      h(
        'tr',
        {},
        // A short row leaves its last cells empty.
        Array.from({ length: count }, (_, column) => {
          const side = align?.[column]
          const attributes = {
            scope: name === 'th' ? 'col' : undefined,
            class: side === 'center' || side === 'right' ? side : undefined,
          }
          return h(name, attributes, this.#phrases(cells?.children[column]?.children ?? []))
        }),
      )
    return h(
      'table',
      {},
      h('thead', {}, row(head, 'th')),
      body.length === 0
        ? []
        : h(
            'tbody',
            {},
            body.map((cells) => row(cells, 'td')),
          ),
    )
  }

  #noteCall(node: FootnoteReference): Element {
    const { notes } = this.#setting
    const note = notes.find(this.#file, node.identifier)
    if (!note) this.#fail(node, `La note « [^${node.label ?? node.identifier}] » n’est pas écrite.`)
    const anchored = anchoredCalls.get(notes) ?? new Set()
    anchoredCalls.set(notes, anchored)
    const id = anchored.has(note) ? undefined : noteCallAnchor(note)
    anchored.add(note)
    const call = {
      'epub:type': 'noteref',
      role: 'doc-noteref',
      id,
      href: `#${noteAnchor(note)}`,
      'aria-label': `Note\u00A0${note.number}`,
    }
    return h('a', call, String(note.number))
  }

  #mark(node: TextDirective): (string | Element)[] {
    if (node.name === 'source') return cite(citedSources(node))
    const language = node.name === 'langue' ? markedLanguage(node) : undefined
    if (language === undefined) this.#fail(node, `La marque « :${node.name}[…] » est inconnue de l’EPUB.`)
    return [h('span', { lang: language, 'xml:lang': language }, this.#phrases(node.children))]
  }

  #block(node: LeafDirective): Element[] {
    const name = blockNames.find((known) => known === node.name)
    if (!name) this.#fail(node, `Le bloc « ::${node.name} » est inconnu de l’EPUB.`)
    this.#setting.placed.add(name)
    return this.#setting.block(name, this.#setting)
  }

  #unknown(node: Pick<Nodes, 'position'> & { readonly type: string }): never {
    this.#fail(node, `L’EPUB ne sait pas montrer cet élément (${node.type}). L’écrire autrement.`)
  }

  #fail(node: Pick<Nodes, 'position'>, message: string): never {
    throw new LayoutError({ file: this.#file }, node, message)
  }
}

function isCitation(node: RootContent | undefined): boolean {
  return node?.type === 'textDirective' && node.name === 'source'
}
