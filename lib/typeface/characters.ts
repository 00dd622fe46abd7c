import runs from './characters.json'

/**
 * The characters that the faces draw, by their code points, each with its advance in the regular face: thousandths of
 * an em. `npm run fonts` writes them as runs of neighbours.
 */
export const advances: ReadonlyMap<number, number> = new Map(
  Object.entries(runs).flatMap(([first, widths]) =>
    widths.map((width, index) => [Number(first) + index, width] as const),
  ),
)
