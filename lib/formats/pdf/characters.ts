import { advances } from '../../typeface/characters'

/** A text holds a character that the font cannot draw. Its message is French and quotes the line. */
export class UnprintableCharacterError extends Error {
  override readonly name = 'UnprintableCharacterError'
}

/**
 * Refuses a text with a character that would be printed as an empty box. Where it stands in the content is told by the
 * check of the content, which asks `canPrint` too.
 * @param printed all that the file prints
 * @throws UnprintableCharacterError
 */
export function refuseUnprintable(printed: string): void {
  for (const character of new Set(printed)) {
    if (canPrint(character)) continue
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    const line = printed.split('\n').find((each) => each.includes(character)) ?? ''
    throw new UnprintableCharacterError(
      `Le caractère « ${character} » (U+${code}) n’existe pas dans la police de l’édition PDF : « ${line} ». Le remplacer.`,
    )
  }
}

/** Whether the PDF can print a character. */
export function canPrint(character: string): boolean {
  return advances.has(character.codePointAt(0) ?? 0) || shaped.has(character)
}

/** Drawn by every shaping engine without a glyph of their own: a hyphen, or nothing. */
const shaped = new Set('\n\u00AD\u2011\u2060\u200B')
