import { passageAnchor } from '../../addresses'
import type {
  Block,
  Facts,
  Group,
  Handlers,
  Heading,
  Inline,
  Paragraph,
  TitlePage,
} from '../../document/nodes'
import { nodesIn } from '../../document/nodes-in'
import { type Code, call, sequence, verbatim, words } from './code'
import { type Context, claimed, inside } from './composition'
import { figure, multiples, picture } from './figures'
import { fullPage, halfPage, lettersOf, linesOf, linesOfAll } from './height'
import { line, repeated } from './inlines'
import { list } from './lists'
import { table, turnsPage } from './tables'

/** Blocks in a row. A title before them goes where the first of them goes. */
export function flow(nodes: readonly Block[], context: Context, title?: Code): Code {
  const blocks = nodes.flatMap(unfolded)
  const pieces = title ? [title] : []
  for (let index = 0; index < blocks.length; index += 1) {
    const end = endOfHeadings(blocks, index)
    const below = blocks[end]
    const group = blocks.slice(index, end + 1)
    const [first] = group
    if (!first) continue
    if (below && turnsPage(below, context)) {
      const before = index === 0 ? pieces.splice(0) : []
      pieces.push(call('turned', [sequence([...before, ...group.map((block) => set(block, context))])]))
      index = end
    } else if (first.type === 'heading' && below?.type === 'paragraph' && staysWhole(below)) {
      const body = sequence(group.map((block) => set(block, context)))
      pieces.push(call('together', [levelOf(first, context), body]))
      index = end
    } else {
      pieces.push(set(first, context, { index, previous: blocks[index - 1], next: blocks[index + 1] }))
    }
  }
  return sequence(pieces)
}

/** What belongs together in the document alone is a row of blocks on paper. */
function unfolded(block: Block): readonly Block[] {
  if (block.type === 'section') return block.children.flatMap(unfolded)
  if (block.type !== 'group' || isBeside(block)) return [block]
  // The title page is a page by itself.
  return block.children.filter(({ type }) => type !== 'titlePage').flatMap(unfolded)
}

/** Whether a group stands side by side: two things that find room on one page. */
function isBeside({ role, children }: Group): boolean {
  return role === 'pair' && children.length === 2 && Math.max(...children.map(linesOf)) < fullPage * 0.8
}

/** The first index from `start` that is not a heading. */
function endOfHeadings(blocks: readonly Block[], start: number): number {
  const end = blocks.findIndex(({ type }, index) => index >= start && type !== 'heading')
  return end === -1 ? blocks.length : end
}

/** Where a block stands in its row. */
interface Place {
  readonly index: number
  readonly previous?: Block
  readonly next?: Block
}

function set(block: Block, context: Context, place: Place = { index: 0 }): Code {
  return handle(block.type, block, context, place)
}

function handle<Type extends Block['type']>(
  type: Type,
  node: Extract<Block, { readonly type: Type }>,
  context: Context,
  place: Place,
): Code {
  return handlers[type](node, context, place)
}

const handlers: Handlers<Code, Block['type'], [Context, Place]> = {
  paragraph,
  heading,
  section: ({ children }, context) => flow(children, context),
  list,
  quote: ({ children }, context) => call('quote', [flow(children, inside(context, 16))], { block: true }),
  code: ({ value }) => call('raw', [verbatim(value)], { block: true }),
  thematicBreak: () => call('pause'),
  table,
  facts,
  picture,
  figure,
  multiples,
  reference: (node, context) =>
    // The file says in its own place what it is and how it is cited.
    node.isPrintedOnly
      ? sequence([])
      : call('panel', [line(node.children, inside(context))], {
          whole: linesOf(node) < halfPage || undefined,
        }),
  titlePage,
  group,
}

function paragraph(node: Paragraph, context: Context, { index, previous }: Place): Code {
  const { role, number, children } = node
  if (role !== undefined) return paragraphRoles[role](children, context)
  const body = line(children, context)
  const address = number === undefined ? undefined : claimed(context, passageAnchor({ number }))
  const isOwnText = context.isInItem && !context.isSpread
  return call('paragraph', [body], {
    number,
    address,
    indented:
      (!isOwnText && index > 0 && previous?.type === 'paragraph' && previous.role === undefined) || undefined,
    whole: staysWhole(node) || undefined,
  })
}

const paragraphRoles: Readonly<
  Record<NonNullable<Paragraph['role']>, (children: readonly Inline[], context: Context) => Code>
> = {
  lead: (children, context) => call('lead', [line(children, context)]),
  remark: (children, context) => call('remark', [line(children, context)]),
  identity: (children, context) => call('identity', [line(children, context)]),
  counts: (children, context) => {
    const figure = children.findIndex(({ type }) => type === 'keyFigure')
    const number = children[figure]
    if (number?.type !== 'keyFigure') return call('remark', [line(children, context)])
    // The first statement ends with its sources.
    const cited = children.findIndex(({ type }, index) => index > figure && type === 'citation')
    const end = cited === -1 ? children.length : cited + 1
    return call('large-count', [
      line(children.slice(0, figure), context),
      words(number.value),
      line(children.slice(figure + 1, end), context),
      line(children.slice(end), context),
    ])
  },
}

/** Characters of a paragraph that is left free to break across pages: about ten lines. */
const longParagraph = 900

/** Whether a paragraph is not cut by the end of a page: it calls a note, and is not too long for that. */
function staysWhole({ role, children }: Paragraph): boolean {
  return (
    role === undefined &&
    nodesIn(children).some(({ type }) => type === 'noteCall') &&
    lettersOf(children) < longParagraph
  )
}

const levelOf = ({ depth }: Heading, { level }: Context): number => level + depth - 1

function heading(node: Heading, context: Context): Code {
  const { id, children } = node
  const plain = repeated(children)
  const hasMore = nodesIn(plain).length !== nodesIn(children).length
  return call('title-at', [levelOf(node, context), line(plain, context)], {
    address: claimed(context, id),
    shown: hasMore ? line(children, context) : undefined,
    outlined: levelOf(node, context) > 2 ? false : undefined,
  })
}

function facts(node: Facts, context: Context, { next }: Place): Code {
  const within = { ...inside(context), asidesBelow: true }
  const entries = node.children.map(({ id, term, children }) =>
    call('fact', [line(term, within), line(children, within)], { address: claimed(context, id) }),
  )
  if (node.role !== undefined) return call(node.role, entries)
  const terms = Math.max(...node.children.map(({ term }) => lettersOf(term)))
  const said = Math.max(...node.children.map(({ children }) => lettersOf(children)))
  if (context.width < wide && said > 24) return call('stacked-facts', entries)
  return call('facts', entries, {
    layout: context.width < wide ? 'narrow' : terms + said <= 38 ? 'compact' : 'wide',
    whole: linesOf(node) < halfPage / 2 || undefined,
    // A remark on them stays with them.
    sticky: (next?.type === 'paragraph' && next.role === 'remark') || undefined,
  })
}

/** Points from which terms have a column of their own. */
const wide = 300

/** Two columns, the second for what is short. */
function group({ children: [first, second] }: Group, context: Context): Code {
  const width = 159
  return call('beside', [
    flow(first ? [first] : [], inside(context, width + 20)),
    flow(second ? [second] : [], inside({ ...context, width })),
  ])
}

/** The first page. It says at once what this form of the work is. */
function titlePage(node: TitlePage, context: Context): Code {
  const { kind, title, authors, date, publisher, mention, ornament } = node
  const lines = [title.before, title.main, title.after].filter((each) => each !== undefined)
  const alone = { title: kind, description: kind, table: { caption: kind, columns: [], rows: [] } }
  return call('cover', [], {
    kind: words(kind),
    title: sequence(
      lines.flatMap((each, index) =>
        index > 0 ? [words(' '), call('linebreak'), words(each)] : [words(each)],
      ),
    ),
    date: line(date, context),
    authors: words(authors.join(', ')),
    publisher: words(publisher),
    mention: words(mention),
    motif: ornament && context.drawings.add({ ...ornament, ...alone, name: 'motif' }),
  })
}

/** Whether blocks find room on half a page. */
export const isShort = (blocks: readonly Block[]): boolean => linesOfAll(blocks) <= halfPage
