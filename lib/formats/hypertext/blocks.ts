import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { passageAnchor, passagePath } from '../../addresses'
import type {
  Block,
  Fact,
  Facts,
  FigureNode,
  Handlers,
  Heading,
  List,
  ListItem,
  Multiples,
  Note,
  Paragraph,
  Picture,
  Section,
} from '../../document/nodes'
import { notesFirstCalledIn } from '../../document/nodes-in'
import { dataTable } from '../../document/tables'
import { words } from '../../language'
import { line, text } from './inlines'
import type { Context } from './medium'
import { table } from './table'
import { titlePage } from './title-page'

/** Blocks in a row: running text in runs, each note beside the block that is the first to call it. */
export function flow(blocks: readonly Block[], context: Context): ElementContent[] {
  return runsOf(blocks.flatMap(unpaired), context).flatMap(({ isText, content, called }) => {
    const children = content.flatMap((block) => handle(block.type, block, context))
    const run = isText ? [h('div.prose', children)] : children
    if (called.length === 0) return run
    const notes = called.map((note) => sideNote(note, context))
    return [h('div.annotated', run, h('div.side-notes', notes))]
  })
}

/** Blocks that paper sets side by side follow one another here. */
const unpaired = (block: Block): readonly Block[] =>
  block.type === 'group' && block.role === 'pair' ? block.children : [block]

interface Run {
  readonly isText: boolean
  readonly content: readonly Block[]
  /** The notes that it is the first to call. */
  readonly called: readonly Note[]
}

function runsOf(blocks: readonly Block[], context: Context): Run[] {
  const runs: Run[] = []
  for (const block of blocks) {
    const [isText, called] = [isRunningText(block), notesBeside(block, context)]
    const last = runs.at(-1)
    if (last?.isText && isText && last.called.length === 0 && called.length === 0) {
      runs[runs.length - 1] = { ...last, content: [...last.content, block] }
    } else runs.push({ isText, content: [block], called })
  }
  return runs
}

function isRunningText(block: Block): boolean {
  switch (block.type) {
    case 'paragraph':
    case 'list':
    case 'code':
      return block.role === undefined
    case 'table':
      return block.caption === undefined
    case 'heading':
    case 'quote':
    case 'thematicBreak':
    case 'picture':
      return true
    default:
      return false
  }
}

function notesBeside(block: Block, { medium, notes }: Context): Note[] {
  // What has blocks in a row of its own has their notes there.
  if (medium.notes !== 'beside' || block.type === 'section' || block.type === 'group') return []
  return notes.length === 0 ? [] : notesFirstCalledIn([block], notes)
}

/** Blocks inside an item, a quotation, a note. */
function blocksIn(blocks: readonly Block[], context: Context): ElementContent[] {
  return blocks.flatMap((block) => handle(block.type, block, context))
}

function handle<Type extends Block['type']>(
  type: Type,
  node: Extract<Block, { readonly type: Type }>,
  context: Context,
): ElementContent[] {
  return handlers[type](node, context)
}

const handlers: Handlers<ElementContent[], Block['type'], [Context]> = {
  paragraph: (node, context) => [paragraph(node, context)],
  heading: (node, context) => [heading(node, context)],
  section: (node, context) => [section(node, context)],
  list: (node, context) => [list(node, context)],
  quote: ({ cite, children }, context) => [
    h(
      'blockquote',
      { cite: cite === undefined ? undefined : context.medium.hrefOf(cite) },
      blocksIn(children, context),
    ),
  ],
  code: ({ role, value }) => [role === 'copied' ? h('pre.reference', value) : h('pre', h('code', value))],
  thematicBreak: () => [h('hr')],
  table: (node, context) => [table(node, context)],
  facts: (node, context) => [facts(node, context)],
  picture: (node, context) => [picture(node, context)],
  figure: (node, context) => [figure(node, context)],
  multiples: (node, context) => [multiples(node, context)],
  reference: ({ isPrintedOnly, children }, context) => {
    const { medium } = context
    const reference = h('p.reference', line(children, { ...context, isSelected: medium.selectsReferences }))
    if (!isPrintedOnly) return [reference]
    return medium.isPrinted ? [h('div.printed', reference)] : []
  },
  titlePage,
  group: ({ role, children }, context) => {
    const content = flow(children, context)
    if (role === 'pair') return content
    return [role === 'cover' ? h('header.cover', content) : h('div.beside', content)]
  },
}

const paragraphClasses: Readonly<Record<NonNullable<Paragraph['role']>, string>> = {
  lead: 'abstract',
  remark: 'remark',
  identity: 'role',
  counts: 'counts',
}

/** `before` stands before its words: the mark of a task, the number of a note. */
function paragraph(node: Paragraph, context: Context, before: readonly ElementContent[] = []): Element {
  const { number, role } = node
  const id = number === undefined ? undefined : passageAnchor({ number })
  const className = role && paragraphClasses[role]
  return h('p', { id, className }, ...before, numbered(node, context))
}

/** The words of a paragraph after its number, which leads to its citation; first, so that it stands beside the first line. */
function numbered({ number, children }: Paragraph, context: Context): ElementContent[] {
  const content = line(children, context)
  if (number === undefined) return content
  const link = { href: context.medium.hrefOf(passagePath({ number })), ariaLabel: words.citePassage(number) }
  return [h('a.passage-number', link, String(number)), text(' '), ...content]
}

function heading({ depth, id, children }: Heading, context: Context): Element {
  return h(`h${Math.min(depth, 6)}`, { id }, line(children, context))
}

function section({ role, children }: Section, context: Context): Element {
  const [first] = children
  if (first?.type !== 'heading') return h('div.opening', flow(children, context))
  const above = first.id === undefined ? context.above : [...context.above, first.id]
  // Named by what it stands under too: two may have headings of the same words.
  const ariaLabelledBy = first.id === undefined ? undefined : above.join(' ')
  return h('section', { className: role, ariaLabelledBy }, flow(children, { ...context, above }))
}

function list(node: List, context: Context): Element {
  const { ordered, start, reversed, role, children } = node
  const items = children.map((item) => listItem(item, node, context))
  return h(ordered ? 'ol' : 'ul', { start, reversed, className: role }, items)
}

function listItem({ id, checked, children }: ListItem, { spread }: List, context: Context): Element {
  const [first, ...others] = children
  const isTask = checked !== undefined
  const mark = isTask ? taskMark(checked) : []
  const className = isTask ? 'task' : undefined
  if (first?.type !== 'paragraph') {
    return h('li', { id, className }, mark, blocksIn(children, context))
  }
  const ownId = first.number === undefined ? undefined : passageAnchor({ number: first.number })
  const isOwnText = !spread && first.role === undefined && (id === undefined || ownId === undefined)
  const rest = blocksIn(others, context)
  return isOwnText
    ? h('li', { id: id ?? ownId, className }, mark, numbered(first, context), rest)
    : h('li', { id, className }, paragraph(first, context, mark), rest)
}

/** A box for the eye, and its meaning in words. */
function taskMark(isDone: boolean): ElementContent[] {
  return [
    h('span', { ariaHidden: 'true' }, isDone ? '☑ ' : '☐ '),
    h('span.visually-hidden', `${isDone ? words.done : words.toDo}${words.colon}`),
  ]
}

function facts({ role, children }: Facts, context: Context): Element {
  if (role === 'corrections') {
    return h(
      'dl',
      children.map((fact) => factGroup(fact, context, 'annotated', 'side-notes')),
    )
  }
  const className = role === 'sources' ? 'source-list' : 'facts'
  return h(
    'dl',
    { className },
    children.map((fact) => factGroup(fact, context)),
  )
}

function factGroup(fact: Fact, context: Context, className?: string, saidIn?: string): Element {
  const { id, term, children } = fact
  return h(
    'div',
    { id, className },
    h('dt', line(term, context)),
    h('dd', { className: saidIn }, line(children, context)),
  )
}

function picture({ file, alternative, width, height, caption }: Picture, context: Context): Element {
  const image = h('img', { src: context.medium.sourceOf(file), alt: alternative, width, height })
  return h('figure', image, caption ? h('figcaption', line(caption, context)) : [])
}

/** A drawing under its title, and the same data as a table where the document does not say them otherwise. */
function figure({ figure: drawn, data }: FigureNode, context: Context): Element {
  const { medium } = context
  const tableNode = dataTable(drawn.table, `_${drawn.name}-tableau`)
  const said = data === 'elsewhere' ? [] : [table(tableNode, context)]
  const isFolded = data === 'folded' && medium.canFold
  return h(
    'figure.figure',
    h('figcaption', drawn.title),
    medium.drawing(drawn),
    isFolded ? h('details.fold', h('summary', words.sameDataAsTable), said) : said,
  )
}

function multiples({ children }: Multiples, context: Context): Element {
  const items = children.map(({ title, figure: drawn, remarks }) =>
    h(
      'li',
      line(title, context),
      drawn ? context.medium.drawing(drawn) : [],
      remarks.map((remark) => h('p.remark', line(remark, context))),
    ),
  )
  return h('ul.cards.multiples', items)
}

/** A note with its number, and the way back to the words that call it. */
function sideNote(note: Note, context: Context): Element {
  return h(
    'div',
    { ...context.medium.marks.note, id: note.id, ariaLabel: words.noteCall(note.number) },
    waysBack(note, context),
    h('div.prose', blocksIn(note.children, context)),
  )
}

/** A note where notes stand together: its number before its first words. */
export function endNote(note: Note, context: Context): Element {
  const back = [...waysBack(note, context).flatMap((way) => [way, text(' ')])]
  const [first, ...others] = note.children
  const content =
    first?.type === 'paragraph'
      ? [paragraph(first, context, back), ...blocksIn(others, context)]
      : [h('p', back), ...blocksIn(note.children, context)]
  return h('aside', { ...context.medium.marks.note, id: note.id }, content)
}

/** One for each call: « 1 », or where there are several « 1.1 », « 1.2 ». */
function waysBack({ number, callIds }: Note, { medium }: Context): Element[] {
  return callIds.map((callId, index) => {
    const isOnly = callIds.length === 1
    const label = isOnly ? words.backToCall(number) : words.backToOneCall(number, index + 1)
    const link = { ...medium.marks.wayBack, href: `#${callId}`, ariaLabel: label }
    return h('a', link, isOnly ? String(number) : `${number}.${index + 1}`)
  })
}
