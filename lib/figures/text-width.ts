import { advances } from '../typeface/characters'

/** A drawing cannot ask the browser how wide a text comes out, and another font may stand in for Spectral. */
const tolerance = 1.06

/** Thousandths of an em: a character that Spectral does not draw comes from a font that nobody knows. */
const unknown = 600

/** The width of a text set in Spectral at this size, in the unit of the size, with some room for other fonts. */
export function textWidth(text: string, size: number): number {
  const characters = [...text.normalize('NFC')]
  const thousandths = characters.reduce(
    (sum, character) => sum + (advances.get(character.codePointAt(0) ?? 0) ?? unknown),
    0,
  )
  return (thousandths / 1000) * size * tolerance
}

/** The text cut at its spaces into lines no wider than `width`; a word that is wider has a line of its own. */
export function textLines(text: string, size: number, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    const longer = `${last} ${word}`
    if (last !== undefined && textWidth(longer, size) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
