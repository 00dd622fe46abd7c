import { glyphsOf } from '../typeface/character-map'
import { fonts } from './fonts'

/** A text holds a character that the font cannot draw. Its message is French and quotes the line. */
export class UnprintableCharacterError extends Error {
  override readonly name = 'UnprintableCharacterError'
}

/**
 * Refuses a text with a character that would be printed as an empty box. Where it stands in the content is told by the
 * check of the content, which asks `characterTest` too.
 * @param printed all that the file prints
 * @throws UnprintableCharacterError
 */
export async function refuseUnprintable(printed: string): Promise<void> {
  const canPrint = await characterTest()
  for (const character of new Set(printed)) {
    if (canPrint(character)) continue
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    const line = printed.split('\n').find((each) => each.includes(character)) ?? ''
    throw new UnprintableCharacterError(
      `Le caractère « ${character} » (U+${code}) n’existe pas dans la police de l’édition PDF : « ${line} ». Le remplacer.`,
    )
  }
}

/** A test of whether the PDF can print a character. */
export async function characterTest(): Promise<(character: string) => boolean> {
  drawn ??= drawnCharacters()
  const characters = await drawn
  return (character) => characters.has(character.codePointAt(0) ?? 0)
}

let drawn: Promise<ReadonlySet<number>> | undefined

/** Drawn by every shaping engine without a glyph of their own: a hyphen, or nothing. */
const shaped = [...'\n\u00AD\u2011\u2060\u200B'].map((character) => character.codePointAt(0) ?? 0)

async function drawnCharacters(): Promise<ReadonlySet<number>> {
  const faces = (await fonts()).map(glyphsOf)
  const [first = new Map<number, number>(), ...others] = faces
  return new Set([...[...first.keys()].filter((code) => others.every((face) => face.has(code))), ...shaped])
}
