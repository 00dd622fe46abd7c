/** Text in the form in which two texts are compared: spaces alike, lines and words whole, raised letters as ordinary. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\u00AD\s*/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[-–/])\s/g, '')
    .trim()
}

/** The words of a publication as one of its formats gives them, in the order in which they are read. */
export interface Words {
  /** The running text, without list marks, note numbers and calls. */
  readonly text: string
  /** The footnotes, in the order of their calls. */
  readonly notes: readonly string[]
}
