import type { Cell, FigureTable } from '#lib/figures/figure'
import { Table } from './table'

interface Props {
  /** Of the caption, which names the table; it begins with a low line. */
  readonly id: string
  readonly table: FigureTable
}

/** A table whose first column names the rows. */
export function DataTable({ id, table }: Props) {
  const align = (column: number) => (table.columns[column]?.isNumber ? 'right' : undefined)
  return (
    <Table labelledBy={id}>
      <caption id={id}>{table.caption}</caption>
      <thead>
        <tr>
          {table.columns.map(({ title }, column) => (
            <th key={title} scope="col" className={align(column)}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(([head, ...cells]) => (
          <tr key={head?.text}>
            <th scope="row" className={align(0)}>
              <CellContent cell={head} />
            </th>
            {cells.map((cell, index) => (
              <td key={table.columns[index + 1]?.title} className={align(index + 1)}>
                <CellContent cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function CellContent({ cell }: { readonly cell?: Cell }) {
  return cell?.path ? <a href={cell.path}>{cell.text}</a> : cell?.text
}
