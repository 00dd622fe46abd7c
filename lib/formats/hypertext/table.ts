import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Cell, Column, Inline, Table } from '../../document/nodes'
import { plainWords } from '../../document/plain-words'
import { words } from '../../language'
import { line } from './inlines'
import type { Context } from './medium'

/** A table under its caption. */
export function table(node: Table, context: Context): Element {
  const { id, caption, columns, rows, hasRowHeads } = node
  const { scrolls } = context.medium
  const inRows = areTooManyColumns(columns)
  const classes = [...(inRows ? ['rows'] : []), ...(!scrolls && columns.length > 6 ? ['wide'] : [])]
  const titles = columns.map(({ title }) => titleWords(title))
  const className = ({ align }: Column) => (align === 'left' ? undefined : align)
  const head = columns.map((column, index) =>
    h(
      titles[index] === '' ? 'td' : 'th',
      { scope: titles[index] === '' ? undefined : 'col', className: className(column) },
      line(column.title, context),
    ),
  )
  const cell = (content: Cell, column: Column, index: number) => {
    const properties = { className: className(column) }
    if (hasRowHeads && index === 0) return h('th', { scope: 'row', ...properties }, line(content, context))
    const dataColumn = inRows && index > 0 ? titles[index] : undefined
    return h('td', { ...properties, dataColumn }, line(content, context))
  }
  const body = rows.map((cells) =>
    h(
      'tr',
      columns.map((column, index) => cell(cells[index] ?? [], column, index)),
    ),
  )
  const made = h(
    'table',
    { className: scrolls || classes.length === 0 ? undefined : classes },
    caption ? h('caption', { id }, line(caption, context)) : [],
    h('thead', h('tr', head)),
    body.length > 0 ? h('tbody', body) : [],
  )
  if (!scrolls) return made
  // It takes the focus, so as to be scrolled by keyboard: hence a group with a name.
  const named = caption && id !== undefined
  const label = named ? { ariaLabelledBy: id } : { ariaLabel: words.tableOf(titles.filter(Boolean)) }
  return h('div', { className: ['table', ...classes], role: 'group', tabIndex: 0, ...label }, made)
}

/** Whether a narrow screen, which has no room for so many columns of words, shows a table as a list of its rows. */
const areTooManyColumns = (columns: readonly Column[]): boolean =>
  columns.filter(({ align }) => align !== 'right').length > 3

/** The words at the head of a column, with the keys of their sources: « Recherche [R] ». */
function titleWords(title: readonly Inline[]): string {
  return plainWords(
    title.map((node) =>
      node.type === 'citation'
        ? { type: 'text', value: `[${node.sources.map(({ key }) => key).join(', ')}]` }
        : node,
    ),
  )
}
