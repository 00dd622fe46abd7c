import type { FigureTable } from '../figures/figure'
import type { Table } from './nodes'
import { inline, link } from './write'

/** Data as a table whose first column names the rows. `id` is the anchor of its caption and begins with a low line. */
export function dataTable({ caption, columns, rows }: FigureTable, id: string): Table {
  return {
    type: 'table',
    id,
    caption: inline(caption),
    hasRowHeads: true,
    columns: columns.map(({ title, isNumber }) => ({
      title: inline(title),
      ...(isNumber ? { align: 'right' } : {}),
    })),
    rows: rows.map((row) =>
      row.map(({ text, path }) => (path === undefined ? inline(text) : [link(path, text)])),
    ),
  }
}
