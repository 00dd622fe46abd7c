import { type Figure, inlineSvg } from '#lib/figures/figure'
import { onPage } from '#lib/figures/theme'
import { DataTable } from './data-table'

interface Props {
  readonly figure: Figure
  /** Whether the table stands open below the drawing: where it is the key to it. */
  readonly isOpen?: boolean
}

/** A drawing under its title, and the same data as a table. */
export function FigureView({ figure, isOpen }: Props) {
  return (
    <figure className="figure">
      <figcaption>{figure.title}</figcaption>
      <Drawing figure={figure} />
      {isOpen ? (
        <DataTable id={`_${figure.name}-tableau`} table={figure.table} />
      ) : (
        <details className="fold">
          <summary>Les mêmes données en tableau</summary>
          <DataTable id={`_${figure.name}-tableau`} table={figure.table} />
        </details>
      )}
    </figure>
  )
}

/** The drawing alone, for a page that shows its data otherwise. */
export function Drawing({ figure }: Pick<Props, 'figure'>) {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: made by lib/figures, which escapes every text
    <div dangerouslySetInnerHTML={{ __html: inlineSvg(figure, onPage) }} />
  )
}
