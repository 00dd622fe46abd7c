import { sheetSizes } from '../../design'
import type { Cell, Node, Table } from '../../document/nodes'
import { nodesIn } from '../../document/nodes-in'
import { textWidth } from '../../figures/text-width'
import { words as language } from '../../language'
import { longestPart } from './breaks'
import { type Code, call, keyword, sequence, words } from './code'
import { type Context, claimed, inside } from './composition'
import { lettersOf, textOf } from './height'
import { line, repeated } from './inlines'

/** How a table is set so that no column is narrower than its longest word. */
type Fit =
  | Columns
  /** Each row by itself, its cells under the names of their columns. */
  | { readonly kind: 'rows' }

/** Points. */
interface Columns {
  readonly kind: 'columns'
  readonly isTurned: boolean
  /** Of the letters. */
  readonly size: number
  readonly widths: readonly number[]
}

/** Points. */
const size = Number.parseFloat(sheetSizes.label)
const smallSize = size * 0.84
/** Of a turned page. */
const turnedWidth = 700
/** Left and right of the words of a cell. */
const inset = 9.1
/** Narrower than this a column of sentences is a ladder of words. */
const readable = 55

/** A table of the document, in columns where they find room. */
export function table(node: Table, context: Context): Code {
  const fit = fitOf(node, context)
  const caption = node.caption && line(node.caption, context)
  const address = claimed(context, node.id)
  if (fit.kind === 'rows') return call('table-as-rows', rowsOf(node, inside(context)), { caption, address })
  const heights = node.rows.map((row) => heightOf(row, fit))
  return call(
    'ruled-table',
    [
      columnWidths(node, fit),
      node.columns.map(({ align }) => keyword(align ?? 'left')),
      node.columns.map(({ title }) => line(title, inside(context))),
      node.rows.map((row) => row.map((cell) => line(cell, { ...inside(context), asidesBelow: true }))),
    ],
    {
      letters: keyword(`${fit.size}pt`),
      caption,
      address,
      tall: heights.map((height) => height > tallRow),
      whole: sum(heights) < shortTable || undefined,
      // A note in a head that pages repeat would be printed again on each.
      once: callsNote(node.columns.flatMap(({ title }) => title)) || undefined,
    },
  )
}

/** Whether a page is turned for a node: it cannot stand inside another then. */
export function turnsPage(node: Node, context: Context): boolean {
  if (node.type !== 'table') return false
  const fit = fitOf(node, context)
  return fit.kind === 'columns' && fit.isTurned
}

function fitOf({ columns, rows }: Table, { width, isInside }: Context): Fit {
  const cells = columns.map(({ title }, index) => [title, ...rows.map((row) => row[index] ?? [])])
  const ways = [
    { isTurned: false, size, room: width },
    { isTurned: false, size: smallSize, room: width },
    ...(isInside
      ? []
      : [
          { isTurned: true, size, room: turnedWidth },
          { isTurned: true, size: smallSize, room: turnedWidth },
        ]),
  ]
  for (const { room, ...way } of ways) {
    const widths = shared(
      cells.map((column) => needOf(column, way.size)),
      room,
    )
    if (widths) return { kind: 'columns', widths, ...way }
  }
  return { kind: 'rows' }
}

interface Need {
  /** The longest part that no line break can divide. */
  readonly least: number
  /** The longest cell on one line. */
  readonly whole: number
}

function needOf(cells: readonly Cell[], at: number): Need {
  const texts = cells.map(textOf)
  const whole = Math.max(...texts.flatMap((text) => text.split('\n')).map((text) => textWidth(text, at)))
  const longest = Math.max(...texts.map((text) => textWidth(longestPart(text), at)))
  return { whole: whole + inset, least: Math.max(longest, Math.min(whole, readable)) + inset }
}

/** The room in columns, in points: to each what it needs at least, the rest to those that hold more. */
function shared(needs: readonly Need[], room: number): number[] | undefined {
  const least = sum(needs.map((need) => need.least))
  if (least > room) return undefined
  const missing = sum(needs.map((need) => need.whole - need.least))
  const rest = room - least
  return needs.map(({ least, whole }) =>
    missing > rest ? least + (rest * (whole - least)) / missing : whole + (rest - missing) / needs.length,
  )
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** A short table of a text takes the room that it needs; others are as wide as the page. */
function columnWidths({ caption, columns, rows }: Table, { widths }: Columns): Code[] {
  const letters = columns.map(({ title }, index) =>
    Math.max(...[title, ...rows.map((row) => row[index] ?? [])].map(lettersOf)),
  )
  if (!caption && sum(letters) <= 60) return widths.map(() => keyword('auto'))
  return widths.map((width) => keyword(`${Math.round(width)}fr`))
}

/** Of a row, in points, roughly. One that is tall may be cut by the end of a page, and so may a table that is not short. */
function heightOf(row: readonly Cell[], { widths, size }: Columns): number {
  const lines = row.map((cell, index) =>
    Math.ceil((lettersOf(cell) * size) / 2 / ((widths[index] ?? readable) - inset)),
  )
  return 11 + Math.max(1, ...lines) * size * 1.25
}

const tallRow = 110
const shortTable = 420

const callsNote = (nodes: readonly Cell[number][]): boolean =>
  nodesIn(nodes).some(({ type }) => type === 'noteCall')

/** Every row with the names of the columns, which keep their notes and sources in the first. */
function rowsOf({ columns, rows, hasRowHeads }: Table, context: Context): Code[] {
  const shown = rows.length > 0 ? rows : [columns.map((): Cell => [])]
  return shown.map((row, rowIndex) => {
    const cells = columns.map(({ title }, index) => {
      const name = line(rowIndex === 0 ? title : repeated(title), context)
      const colon = title.length === 0 ? [] : [words(language.colon)]
      return call('table-field', [sequence([name, ...colon]), line(row[index] ?? [], context)])
    })
    return call('table-row', cells, { headed: hasRowHeads || undefined })
  })
}
