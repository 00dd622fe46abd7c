import type { Cell, FigureTable } from '#lib/figures/figure'
import { areTooManyColumns } from '#lib/formats/html'
import { Table } from './table'

interface Props {
  /** Of the caption, which names the table; it begins with a low line. */
  readonly id: string
  readonly table: FigureTable
}

/** A table whose first column names the rows. */
export function DataTable({ id, table }: Props) {
  const align = (column: number) => (table.columns[column]?.isNumber ? 'right' : undefined)
  const inRows = areTooManyColumns(table.columns.filter(({ isNumber }) => !isNumber).length)
  return (
    <Table labelledBy={id} inRows={inRows}>
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
            {cells.map((cell, index) => {
              const title = table.columns[index + 1]?.title
              return (
                <td key={title} className={align(index + 1)} data-column={inRows ? title : undefined}>
                  <CellContent cell={cell} />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function CellContent({ cell }: { readonly cell?: Cell }) {
  return cell?.path ? <a href={cell.path}>{cell.text}</a> : cell?.text
}
