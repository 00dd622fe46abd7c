import type { ReactNode } from 'react'

interface Props {
  /** The id of its caption or heading. */
  readonly labelledBy: string
  /** Whether it becomes a list of its rows on a narrow screen; its cells then say their column (`data-column`). */
  readonly inRows?: boolean
  readonly children: ReactNode
}

/** A table that scrolls by itself on a narrow screen, by keyboard too: hence a named group that takes the focus. */
export function Table({ labelledBy, inRows = false, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of fields would be something else
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
    <div className={inRows ? 'table rows' : 'table'} role="group" aria-labelledby={labelledBy} tabIndex={0}>
      <table>{children}</table>
    </div>
  )
}
