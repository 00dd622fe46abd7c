import type { Element } from 'xast'
import { embeddedSvg, type Figure } from '../../figures/figure'
import { onAnyGround } from '../../figures/theme'
import { h, svgTree, table } from './xhtml'

/** A drawing with its title under it, then the same data as a table. Nothing where there is no figure. */
export function setFigure(figure: Figure | undefined): Element[] {
  return figure ? [...setDrawing(figure), table(figure.table)] : []
}

/** The drawing with its title alone, where the text says its data otherwise. */
export function setDrawing(figure: Figure | undefined): Element[] {
  if (!figure) return []
  return [
    h(
      'figure',
      { class: isSmall(figure) ? 'chart' : undefined },
      drawing(figure),
      h('figcaption', {}, figure.title),
    ),
  ]
}

/** Drawings are 600 units wide; one that is much narrower is not blown up to the width of the page. */
const isSmall = ({ width }: Figure): boolean => width < 400

/** The drawing itself. */
export function drawing(figure: Figure): Element {
  return svgTree(embeddedSvg(figure, onAnyGround))
}
