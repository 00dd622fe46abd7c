import { type Figure, svgFile } from '../../../figures/figure'
import { onPaper } from '../../../figures/theme'
import { type Code, call, sequence, words } from '../code'
import type { Composition } from '../composition'

/**
 * A drawing with its title under it; what there is to see stands for it where it is not seen. Empty where there is none.
 */
export function setFigure(figure: Figure | undefined, composition: Composition): Code {
  if (!figure) return sequence([])
  return call('drawing', [
    addDrawing(figure, composition),
    figure.description,
    words(figure.title),
    figure.width / figure.height,
  ])
}

/** Adds a drawing to the files of the program. Gives its path there. */
export function addDrawing(figure: Figure, { figures }: Composition): string {
  const path = `/figures/${figures.size + 1}-${figure.name}.svg`
  figures.set(path, new TextEncoder().encode(svgFile(figure, onPaper)))
  return path
}
