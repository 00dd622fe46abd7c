import type { Element, ElementContent } from 'hast'
import type { Schema } from 'hast-util-sanitize'
import type {
  FootnoteReference,
  Heading,
  Image,
  Link,
  ListItem,
  Nodes,
  Paragraph,
  Parents,
  RootContent,
  Table,
  TableCell,
  TableRow,
} from 'mdast'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import { defaultHandlers, type Handlers } from 'mdast-util-to-hast'
import { toString as plainText } from 'mdast-util-to-string'
import { remark } from 'remark'
import remarkHtml from 'remark-html'
import { citedSources, markedLanguage, type Notes, type Picture } from '../publication'
import {
  headingAnchor,
  language,
  noteAnchor,
  noteCallAnchor,
  passageAnchor,
  passagePath,
  paths,
  picturePath,
  sourceAnchor,
} from '../site'

/** What a run of text needs to know of the page that shows it. */
export interface ProseContext {
  /** The file of the text, to find its notes. */
  readonly file: string
  readonly notes: Notes
  readonly pictures: readonly Picture[]
  /** How many levels its headings go down: 1 where `##` stands under a heading of level 2. */
  readonly lower?: number
  /** Set before the anchors of its headings, where a page shows several texts. */
  readonly within?: string
  /** The page that shows the whole text, where another page shows a part of it: links within the text lead there. */
  readonly from?: string
}

/**
 * The HTML of a run of running text, without script, style attribute or foreign element.
 * Blocks (`::name`) are not text: a page renders them itself, and meeting one here is an error.
 */
export function proseHtml(nodes: readonly Nodes[], context: ProseContext): string {
  const tree = { type: 'root' as const, children: nodes.filter(isRootContent) }
  return remark()
    .use(remarkHtml, { handlers: handlers(context), sanitize: schema })
    .stringify(tree)
}

const isRootContent = (node: Nodes): node is RootContent => node.type !== 'root'

/** What running text may become: everything that is not listed is dropped. */
const schema: Schema = {
  tagNames: [
    ...[
      'p',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'em',
      'strong',
      'del',
      'a',
      'ul',
      'ol',
      'li',
      'blockquote',
      'br',
      'hr',
    ],
    ...['code', 'pre', 'img', 'div', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'sup', 'span'],
    ...['figure', 'figcaption'],
  ],
  attributes: {
    '*': ['id'],
    a: ['href', 'ariaLabel', ['className', 'note-call', 'passage-number']],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start'],
    th: ['scope', ['className', 'center', 'right']],
    td: [['className', 'center', 'right'], 'dataColumn'],
    div: [['className', 'table', 'rows'], 'role', 'tabIndex', 'ariaLabel'],
    span: ['lang', ['className', 'sources', 'visually-hidden']],
  },
  // Pictures come from the site itself.
  protocols: { href: ['http', 'https', 'mailto'], src: [] },
  clobber: [],
  required: {},
  ancestors: {},
}

function handlers({ file, notes, pictures, lower = 0, within, from = '' }: ProseContext): Handlers {
  return {
    paragraph(state, node: Paragraph) {
      const [only, ...others] = node.children
      if (only?.type === 'image' && only.title && others.length === 0) {
        const caption = element('figcaption', {}, [{ type: 'text', value: only.title }])
        return element('figure', {}, [...state.all(node), caption])
      }
      const number = node.data?.number
      if (number === undefined) return defaultHandlers.paragraph(state, node)
      const children = [...passageNumber(number), ...state.all(node)]
      return element('p', { id: passageAnchor({ number }) }, children)
    },
    listItem(state, node: ListItem, parent: Parents | undefined) {
      const paragraphs = node.children.filter((child) => child.type === 'paragraph')
      // In a list without blank lines a paragraph is just the item's text: the item has its anchor then.
      if (paragraphs.length > 1) return defaultHandlers.listItem(state, { ...node, spread: true }, undefined)
      const item = defaultHandlers.listItem(state, node, parent)
      const number = paragraphs[0]?.data?.number
      if (number === undefined || item.children.some(isParagraph)) return item
      return { ...item, properties: { ...item.properties, id: passageAnchor({ number }) } }
    },
    link(state, node: Link) {
      const isWithin = node.url.startsWith('#')
      return defaultHandlers.link(state, isWithin ? { ...node, url: `${from}${node.url}` } : node)
    },
    heading(state, node: Heading) {
      const tagName = `h${Math.min(node.depth + lower, 6)}`
      const id = node.data?.id
      return element(tagName, id ? { id: headingAnchor(id, within) } : {}, state.all(node))
    },
    image(_, node: Image) {
      const picture = pictures.find((item) => picturePath(item) === node.url)
      const size = picture ? { width: picture.width, height: picture.height } : {}
      return element('img', { src: node.url, alt: node.alt ?? '', ...size }, [])
    },
    table(state, node: Table) {
      const [head, ...body] = node.children
      const titles = (head?.children ?? []).map(columnTitle)
      const inRows = areTooManyColumns(titles.filter((_, column) => node.align?.[column] !== 'right').length)
      const row = (cells: TableRow | undefined, tagName: 'th' | 'td') =>
        element(
          'tr',
          {},
          (cells?.children ?? []).map((cell, column) => {
            const align = node.align?.[column]
            return element(
              tagName,
              {
                ...(tagName === 'th' ? { scope: 'col' } : {}),
                ...(align === 'center' || align === 'right' ? { className: [align] } : {}),
                ...(inRows && tagName === 'td' && column > 0 ? { dataColumn: titles[column] } : {}),
              },
              state.all(cell),
            )
          }),
        )
      const table = element('table', {}, [
        element('thead', {}, [row(head, 'th')]),
        ...(body.length > 0
          ? [
              element(
                'tbody',
                {},
                body.map((cells) => row(cells, 'td')),
              ),
            ]
          : []),
      ])
      // Scrolls by itself on a narrow screen, by keyboard too: hence a group with a name.
      const ariaLabel = `Tableau\u00A0: ${titles.filter(Boolean).join(', ')}`
      const className = inRows ? ['table', 'rows'] : ['table']
      return element('div', { className, role: 'group', tabIndex: 0, ariaLabel }, [table])
    },
    footnoteReference(_, node: FootnoteReference) {
      const note = notes.find(file, node.identifier)
      if (!note) throw new Error(`${file}: the note ${node.identifier} is called but not known.`)
      return element('sup', {}, [
        element(
          'a',
          {
            id: noteCallAnchor(note),
            href: `#${noteAnchor(note)}`,
            className: ['note-call'],
            ariaLabel: `Note ${note.number}`,
          },
          [{ type: 'text', value: String(note.number) }],
        ),
      ])
    },
    textDirective(state, node: TextDirective) {
      if (node.name === 'source') return sourceMark(citedSources(node))
      if (node.name === 'langue')
        return element('span', { lang: markedLanguage(node) ?? language }, state.all(node))
      throw unknown(file, node)
    },
    leafDirective(_, node: LeafDirective) {
      throw unknown(file, node)
    },
    containerDirective(_, node: ContainerDirective) {
      throw unknown(file, node)
    },
  } satisfies Handlers
}

/** Whether a narrow screen, which has no room for so many columns of words, shows a table as a list of its rows. */
export const areTooManyColumns = (ofWords: number): boolean => ofWords > 3

/** The words at the head of a column, with the keys of their sources: « Recherche [R] ». */
function columnTitle({ children }: TableCell): string {
  return children.map(inWords).join('').trim()
}

const inWords = (node: Nodes): string =>
  node.type === 'textDirective' && node.name === 'source'
    ? `[${citedSources(node).join(', ')}]`
    : plainText(node)

/** A paragraph's number, which leads to its citation; first, so that it stands beside the first line. */
function passageNumber(number: number): ElementContent[] {
  const link = {
    href: passagePath({ number }),
    className: ['passage-number'],
    ariaLabel: `Paragraphe\u00A0${number}\u00A0: citer ce passage`,
  }
  return [element('a', link, [{ type: 'text', value: String(number) }]), { type: 'text', value: ' ' }]
}

const isParagraph = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'p'

/** « [P, R] », each key a link to its source. */
function sourceMark(keys: readonly string[]): Element {
  const links = keys.flatMap((key, index): ElementContent[] => [
    { type: 'text', value: index === 0 ? '[' : ', ' },
    element('a', { href: `${paths.about}#${sourceAnchor({ key })}` }, [
      element('span', { className: ['visually-hidden'] }, [{ type: 'text', value: 'source ' }]),
      { type: 'text', value: key },
    ]),
  ])
  return element('span', { className: ['sources'] }, [...links, { type: 'text', value: ']' }])
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

function unknown(file: string, node: Nodes & { name: string }): Error {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 }
  return new Error(`${file}:${line}:${column}: « ${node.name} » cannot be rendered inside running text.`)
}
