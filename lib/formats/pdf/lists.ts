import type { Inline, Link, List, ListItem, Paragraph } from '../../document/nodes'
import { words as language } from '../../language'
import { type Code, call, keyword, sequence } from './code'
import { type Context, claimed, inside, onSite } from './composition'
import { halfPage, lettersOf, linesOf, linesOfAll } from './height'
import { line } from './inlines'

type SetList = (node: List, context: Context) => Code

/** A list as its role asks. A role that is forgotten does not compile. */
export const list: SetList = (node, context) => roles[node.role ?? 'running'](node, context)

const roles: Readonly<Record<NonNullable<List['role']> | 'running', SetList>> = {
  cards,
  plain: namesList,
  inline: inlineList,
  files,
  versions: namesList,
  running: runningList,
}

/** Names, each with the page where this file tells of it. */
function cards({ children }: List, context: Context): Code {
  const isBelow = children.some((item) => lettersOf(onOneLine(item)) > 75)
  const set = children.map((item) => card(item, isBelow, context))
  return call('cards', set, { whole: linesOfAll(children) < halfPage || undefined })
}

const onOneLine = (item: ListItem): Inline[] =>
  nameOf(item)?.children.flatMap((node) => (node.type === 'aside' ? node.children : [node])) ?? []

function card(item: ListItem, isBelow: boolean, context: Context): Code {
  const [, ...others] = item.children
  const name = nameOf(item)
  const target = name?.children.find((node): node is Link => node.type === 'link')
  if (!name || !target) return call('card', [itemOf(item, context)])
  const within = { ...inside(context), asidesBelow: false }
  const path = target.url.startsWith('#')
    ? `${context.address}${target.url}`
    : onSite(target.url, context.siteUrl)
  const remarks = name.children.flatMap((node) =>
    node.type === 'aside' ? [line(node.children, within)] : [],
  )
  const rest = name.children.filter(({ type }) => type !== 'aside')
  const code = call('card', [line(rest, within)], {
    remark: remarks.length > 0 ? sequence(remarks) : undefined,
    below: isBelow || undefined,
    page: path === undefined ? undefined : call('page-at', [path]),
    more: others.length > 0 ? context.flow(others, inside(context)) : undefined,
  })
  return anchored(item, code, context)
}

/** Names and figures rather than sentences. */
function namesList({ children }: List, context: Context): Code {
  const items = children.map((item) => {
    const body = itemOf(item, context)
    return linesOf(item) < 8 ? call('kept', [body]) : body
  })
  return call('names-list', items)
}

/** Items of one paragraph each run on in one; others are a list. */
function inlineList(node: List, context: Context): Code {
  const lines = node.children.map((item) => (item.children.length === 1 ? nameOf(item) : undefined))
  if (lines.includes(undefined)) return namesList(node, context)
  const items = node.children.map((item, index) =>
    anchored(item, line(lines[index]?.children ?? [], inside(context)), context),
  )
  return call('inline-list', items)
}

function files(node: List, context: Context): Code {
  const items = node.children.map((item) => call('file', [itemOf(item, context)]))
  return call('panel', [sequence(items)], { whole: linesOf(node) < halfPage || undefined })
}

/** A list as texts have it. */
function runningList({ ordered, spread, children, start, reversed }: List, context: Context): Code {
  const within = { ...inside(context, 20), isInItem: true, isSpread: spread }
  const items = children.map((item) => anchored(item, context.flow(item.children, within), context))
  const named = { loose: spread || undefined, nested: context.isInItem || undefined }
  if (children.some(({ checked }) => checked !== undefined)) {
    return call('task-list', [children.map(({ checked }) => mark(checked)), items], named)
  }
  if (!ordered) return call('plain-list', items, named)
  const first = start ?? (reversed ? children.length : 1)
  return call('numbered-list', items, { ...named, start: first, reversed })
}

function mark(checked: boolean | undefined): Code {
  if (checked === undefined) return keyword('none')
  return call('task', [checked, checked ? language.done : language.toDo])
}

/** An item whose first paragraph is its own text: what is said in passing after its name stands below. */
function itemOf(item: ListItem, context: Context): Code {
  const within = { ...inside(context, 20), isInItem: true, isSpread: false, asidesBelow: true }
  return anchored(item, context.flow(item.children, within), context)
}

/** Links lead to an item that has an anchor. */
function anchored({ id }: ListItem, body: Code, context: Context): Code {
  const address = claimed(context, id)
  return address === undefined ? body : call('at', [address, body])
}

const nameOf = ({ children: [first] }: ListItem): Paragraph | undefined =>
  first?.type === 'paragraph' ? first : undefined
