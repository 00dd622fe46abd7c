import type { Block, Handlers, Inline, ListItem, Node } from '../../document/nodes'
import { nodesIn } from '../../document/nodes-in'

/*
 * How much room things take, roughly: what is short may be kept whole, and what is higher than a page must not be, for
 * the compiler would cut off the rest of it. Laying things out twice to measure them would double the time.
 */

/** About what a line of text holds, in letters, and a page in lines. */
const perLine = 75
export const fullPage = 40
export const halfPage = fullPage / 2

/** The text of a line as it is measured; what begins a new line is a line feed. */
export function textOf(nodes: readonly Inline[]): string {
  return nodesIn(nodes).map(ownText).join('')
}

function ownText(node: Node): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'keyFigure':
    case 'unspoken':
      return node.value
    case 'address':
      return node.printed ?? node.url
    case 'citation':
      return `[${node.sources.map(({ key }) => key).join(',\u00A0')}]`
    case 'break':
    case 'aside':
      return '\n'
    default:
      return ''
  }
}

/** How many letters a line of nodes takes: a line that ends early takes them all. */
export function lettersOf(nodes: readonly Inline[]): number {
  return textOf(nodes).replaceAll('\n', ' '.repeat(perLine)).length
}

/** The lines that a block takes, with the space around it. */
export function linesOf(block: Block | ListItem): number {
  return handle(block.type, block)
}

export function linesOfAll(blocks: readonly (Block | ListItem)[]): number {
  return blocks.reduce((sum, block) => sum + linesOf(block), 0)
}

function handle<Type extends (Block | ListItem)['type']>(
  type: Type,
  node: Extract<Block | ListItem, { readonly type: Type }>,
): number {
  return handlers[type](node)
}

/** Millimetres of a line, from the foot of one to the foot of the next. */
const lineHeight = 5.5

const handlers: Handlers<number, (Block | ListItem)['type']> = {
  paragraph: ({ role, children }) => running(children) + (role === 'counts' ? 4 : role ? 1 : 0),
  heading: ({ children }) => running(children) + 2,
  section: ({ children }) => linesOfAll(children),
  list: ({ role, children }) => linesOfAll(children) / (role === 'inline' ? 4 : 1) + 1,
  listItem: ({ children }) => linesOfAll(children),
  quote: ({ children }) => linesOfAll(children) + 1,
  code: ({ value }) => value.split('\n').reduce((sum, text) => sum + wrapped(text.length, perLine), 2),
  thematicBreak: () => 3,
  table: ({ caption = [], columns, rows }) =>
    [columns.map(({ title }) => title), ...rows].reduce(
      (sum, row) => sum + 0.7 + Math.max(...row.map((cell) => wrapped(lettersOf(cell), 80 / columns.length))),
      running(caption) + 2,
    ),
  facts: ({ children }) =>
    children.reduce(
      (sum, fact) => sum + Math.max(wrapped(lettersOf(fact.term), 22), wrapped(lettersOf(fact.children), 58)),
      1,
    ),
  picture: ({ width, height, caption = [] }) =>
    pictureSize({ width, height }).height / lineHeight + running(caption) + 2,
  figure: ({ figure, data }) =>
    drawingWidth(figure) / (figure.width / figure.height) / lineHeight +
    3 +
    (data === 'elsewhere' ? 0 : figure.table.rows.length + 3),
  multiples: ({ children }) => Math.ceil(children.length / 3) * 8,
  reference: ({ children }) => running(children) + 2,
  titlePage: () => 2 * halfPage,
  group: ({ role, children }) => {
    const heights = children.map(linesOf)
    return role === 'pair' ? Math.max(0, ...heights) : heights.reduce((sum, height) => sum + height, 0)
  },
}

const running = (nodes: readonly Inline[]): number => wrapped(lettersOf(nodes), perLine)
const wrapped = (letters: number, width: number): number => Math.max(1, Math.ceil(letters / width))

/** The width of a drawing in millimetres; one that is as high as wide stays small enough to leave a page to the text. */
export function drawingWidth({ width, height }: Size): number {
  return width / height > 1.5 ? 122 : 88
}

/** The size of a picture in millimetres: that of its pixels at 144 to the inch where the page has room for it. */
export function pictureSize({ width, height }: Size, most = 128): Size {
  const natural = (width / 144) * 25.4
  const shown = Math.min(natural, 128, most, (150 * width) / height)
  return { width: shown, height: (shown * height) / width }
}

interface Size {
  readonly width: number
  readonly height: number
}
