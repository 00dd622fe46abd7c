import type { Link, List, ListItem, Paragraph } from '../../document/nodes'
import { words as language } from '../../language'
import { type Code, call, keyword, sequence } from './code'
import { type Context, claimed, inside, onSite } from './composition'
import { halfPage, lettersOf, linesOf } from './height'
import { line } from './inlines'

/** A list as its role asks. A role without a handler does not compile. */
export function list(node: List, context: Context): Code {
  return roles[node.role ?? 'running'](node, context)
}

const roles: Readonly<Record<NonNullable<List['role']> | 'running', (node: List, context: Context) => Code>> =
  {
    cards: (node, context) => {
      const isBelow = node.children.some(
        (item) => nameOf(item) === undefined || lettersOf(nameOf(item)?.children ?? []) > 75,
      )
      return call(
        'cards',
        node.children.map((item) => card(item, isBelow, context)),
      )
    },
    plain: modelList,
    versions: modelList,
    inline: (node, context) => {
      const lines = node.children.map(onlyParagraph)
      if (lines.includes(undefined)) return modelList(node, context)
      const within = inside(context)
      return call(
        'inline-list',
        node.children.map((item, index) =>
          anchored(item, line(lines[index]?.children ?? [], within), context),
        ),
      )
    },
    files: (node, context) =>
      call(
        'panel',
        [
          sequence(
            node.children.map((item) => call('file', [itemOf(item, { ...context, asidesBelow: true })])),
          ),
        ],
        { whole: linesOf(node) < halfPage || undefined },
      ),
    running: runningList,
  }

/** Names and figures rather than sentences. */
function modelList(node: List, context: Context): Code {
  return call(
    'model-list',
    node.children.map((item) => itemOf(item, { ...context, asidesBelow: true })),
  )
}

/** A list as texts have it. */
function runningList(node: List, context: Context): Code {
  const { ordered, spread, children, start, reversed } = node
  const items = children.map((item) => anchored(item, inItem(item, inside(context, 20), spread), context))
  const named = { loose: spread || undefined, nested: context.isInItem || undefined }
  if (children.some(({ checked }) => checked !== undefined)) {
    const marks = children.map(({ checked }) => mark(checked))
    return call('task-list', [marks, items], named)
  }
  if (!ordered) return call('plain-list', items, named)
  return call('numbered-list', items, {
    ...named,
    start: start ?? (reversed ? children.length : 1),
    reversed,
  })
}

function mark(checked: boolean | undefined): Code {
  if (checked === undefined) return keyword('none')
  return call('task', [checked, checked ? language.done : language.toDo])
}

function itemOf(item: ListItem, context: Context): Code {
  return anchored(item, inItem(item, inside(context, 20)), context)
}

/** In a list that is not spread the first paragraph is the item's own text. */
function inItem({ children }: ListItem, context: Context, spread = false): Code {
  return context.flow(children, { ...context, isInItem: true, isSpread: spread })
}

/** Links lead to an item that has an anchor. */
function anchored({ id }: ListItem, body: Code, context: Context): Code {
  const address = claimed(context, id)
  return address === undefined ? body : call('at', [address, body])
}

/** A name that leads somewhere, the page where that is, and a remark on it. */
function card(item: ListItem, isBelow: boolean, context: Context): Code {
  const [first, ...others] = item.children
  const name = first?.type === 'paragraph' ? first : undefined
  const link = name && linkIn(name)
  if (!name || !link) return call('card', [itemOf(item, { ...context, asidesBelow: true })])
  const within = { ...inside(context), asidesBelow: false }
  const path = link.url.startsWith('#') ? `${context.address}${link.url}` : onSite(link.url, context.siteUrl)
  const remark = name.children.filter(({ type }) => type === 'aside')
  const words = name.children.filter(({ type }) => type !== 'aside')
  const code = call('card', [line(words, within)], {
    remark:
      remark.length > 0
        ? sequence(remark.flatMap((node) => (node.type === 'aside' ? [line(node.children, within)] : [])))
        : undefined,
    below: isBelow || undefined,
    page: path === undefined ? undefined : call('page-at', [path]),
    more: others.length > 0 ? context.flow(others, inside(context)) : undefined,
  })
  return anchored(item, code, context)
}

const nameOf = ({ children: [first] }: ListItem): Paragraph | undefined =>
  first?.type === 'paragraph' ? first : undefined
const onlyParagraph = (item: ListItem): Paragraph | undefined =>
  item.children.length === 1 ? nameOf(item) : undefined
const linkIn = ({ children }: Paragraph): Link | undefined =>
  children.find((node): node is Link => node.type === 'link')
