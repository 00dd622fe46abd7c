/** The text with a capital, as a sentence or a line by itself begins. */
export function capitalised(text: string): string {
  return text.replace(/^./u, (letter) => letter.toUpperCase())
}
