import type { AlignType, Table, TableCell } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { type Code, call, keyword, sequence } from './code'

/** A table of a text, its first row the head that every page repeats. */
export function textTable(node: Table, set: (cell: TableCell) => Code): Code {
  const [head, ...rows] = node.children.map(({ children }) => children)
  const count = head?.length ?? 0
  return call('text-table', [
    columnWidths(Array.from({ length: count }, (_, column) => longestLine(node, column))),
    Array.from({ length: count }, (_, column) => alignment(node.align?.[column])),
    (head ?? []).map(set),
    // A short row leaves its last cells empty.
    rows.map((row) => [...row.map(set), ...Array.from({ length: count - row.length }, () => sequence([]))]),
  ])
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** Columns of short cells take the room they need; the others share the rest, in proportion to what they hold. */
function columnWidths(lengths: readonly number[]): Code[] {
  // Together they leave room on the line.
  if (sum(lengths) <= 60) return lengths.map(() => keyword('auto'))
  const widest = Math.max(...lengths)
  return lengths.map((length) => {
    if (length <= 18 && length < widest) return keyword('auto')
    return keyword(`${Math.min(Math.max(length, 18), 120)}fr`)
  })
}

function longestLine(node: Table, column: number): number {
  return Math.max(...node.children.map((row) => plainText(row.children[column] ?? []).length))
}

function alignment(align: AlignType | undefined): Code {
  return keyword(align ?? 'left')
}
