/** Widths of Spectral Regular from the space (32) to the tilde (126), in hundredths of the size of the text. */
const advances = [
  25, 25, 45, 50, 50, 75, 70, 25, 25, 25, 35, 50, 25, 38, 25, 25, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 25,
  25, 50, 50, 50, 48, 81, 75, 66, 73, 78, 65, 61, 77, 81, 39, 39, 72, 63, 96, 80, 81, 64, 81, 66, 53, 67, 81,
  74, 98, 74, 72, 65, 25, 25, 25, 50, 50, 27, 49, 56, 48, 56, 48, 34, 55, 58, 31, 31, 56, 29, 86, 58, 54, 57,
  56, 40, 43, 35, 56, 48, 75, 50, 48, 48, 25, 25, 25, 50,
]
const others: Readonly<Record<string, number>> = {
  œ: 85,
  Œ: 101,
  æ: 75,
  Æ: 95,
  '«': 43,
  '»': 43,
  '’': 25,
  '–': 50,
  '—': 80,
  '…': 65,
  '\u00A0': 25,
  '\u202F': 20,
}

/** A drawing cannot ask the browser how wide a text comes out, and another font may stand in for Spectral. */
const tolerance = 1.06

/** The width of a text set in Spectral at this size, in the unit of the size, with some room for other fonts. */
export function textWidth(text: string, size: number): number {
  const letters = [...text.normalize('NFD').replace(/\p{M}/gu, '')]
  const hundredths = letters.reduce((sum, letter) => sum + widthOf(letter), 0)
  return (hundredths / 100) * size * tolerance
}

function widthOf(letter: string): number {
  return others[letter] ?? advances[(letter.codePointAt(0) ?? 0) - 32] ?? 60
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
