import type { Element, ElementContent } from 'xast'
import { x } from 'xastscript'
import type { Cell, FigureTable } from '../../figures/figure'
import type { Svg } from '../../figures/svg'
import type { SourceKeys } from '../../publication'
import { paths, sourceAnchor } from '../../site'

/** Attributes of an element; those without a value are left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>

/** What an element may hold. */
export type Content = string | Element | readonly (string | ElementContent)[]

/** An element of XHTML with its content. */
export function h(name: string, attributes: Attributes = {}, ...children: readonly Content[]): Element {
  return x(name, { ...attributes }, children.flat())
}

/** A link to an address of the site, which becomes one inside the book where the book has that place. */
export function siteLink(path: string, ...children: readonly (string | Element)[]): Element {
  return h('a', { href: path }, children)
}

/** « [P, R] », each key a link to its source; nothing when none is given. */
export function cite(keys: SourceKeys): Element[] {
  if (keys.length === 0) return []
  const links = keys.flatMap((key, index) => [
    ...(index > 0 ? [', '] : []),
    h('a', { href: `${paths.about}#${sourceAnchor({ key })}`, 'aria-label': `source\u00A0${key}` }, key),
  ])
  return [h('span', { class: 'sources' }, '[', links, ']')]
}

/** Words, then the sources that prove them, on the same line. */
export function cited(words: string, keys: SourceKeys): (string | Element)[] {
  return keys.length === 0 ? [words] : [`${words}\u00A0`, ...cite(keys)]
}

/** Terms and what is said of each. */
export function definitions(
  entries: readonly { readonly label: string; readonly value: readonly (string | Element)[] }[],
): Element {
  return h(
    'dl',
    { class: 'facts' },
    entries.flatMap(({ label, value }) => [h('dt', {}, label), h('dd', {}, value)]),
  )
}

/** A table under its caption, its first column the heads of the rows. */
export function table({ caption, columns, rows }: FigureTable): Element {
  const align = (column: number) => (columns[column]?.isNumber ? 'right' : undefined)
  return h(
    'table',
    {},
    h('caption', {}, caption),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        columns.map(({ title }, column) => h('th', { scope: 'col', class: align(column) }, title)),
      ),
    ),
    h(
      'tbody',
      {},
      rows.map(([head, ...cells]) =>
        h('tr', {}, h('th', { scope: 'row', class: align(0) }, cellContent(head)), [
          ...cells.map((cell, index) => h('td', { class: align(index + 1) }, cellContent(cell))),
        ]),
      ),
    ),
  )
}

function cellContent(cell: Cell | undefined): (string | Element)[] {
  if (!cell) return []
  return [cell.path === undefined ? cell.text : siteLink(cell.path, cell.text)]
}

/** A drawing of lib/figures in the tree of a page. */
export function svgTree({ name, attributes, children }: Svg): Element {
  return h(
    name,
    attributes,
    children.map((child) => (typeof child === 'string' ? child : svgTree(child))),
  )
}

/** Elements and all those inside them, in the order of the document. */
export function elementsIn(content: readonly Element[]): Element[] {
  const found: Element[] = []
  const collect = (element: Element) => {
    found.push(element)
    for (const child of element.children) if (child.type === 'element') collect(child)
  }
  content.forEach(collect)
  return found
}
