import { visit } from 'unist-util-visit'
import type { Prose, Publication } from '../../publication'
import { advances } from '../typeface/characters'

/** A text holds a character that the font cannot draw. Its message is French and says where. */
export class UnprintableCharacterError extends Error {
  override readonly name = 'UnprintableCharacterError'
}

/**
 * Refuses a text with a character that would be printed as an empty box.
 * @param printed all that the edition prints
 * @throws UnprintableCharacterError
 */
export async function checkPrintable(printed: string, publication: Publication): Promise<void> {
  const canPrint = await characterTest()
  for (const character of new Set(printed)) {
    if (!canPrint(character)) {
      throw new UnprintableCharacterError(message(character, printed, publication))
    }
  }
}

/** A test of whether the edition can print a character. */
export async function characterTest(): Promise<(character: string) => boolean> {
  return (character) => advances.has(character.codePointAt(0) ?? 0) || shaped.has(character)
}

/** Drawn by every shaping engine without a glyph of their own: a hyphen, or nothing. */
const shaped = new Set('\n\u00AD\u2011\u2060\u200B')

function message(character: string, printed: string, publication: Publication): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  const where = inTexts(character, publication)
  const line = printed.split('\n').find((each) => each.includes(character)) ?? ''
  return `${where === undefined ? '' : `${where}  `}Le caractère « ${character} » (U+${code}) n’existe pas dans la police de l’édition PDF : « ${line} ». Le remplacer.`
}

/** File, line and column of the text node that holds the character; absent when it stands in a field. */
function inTexts(
  character: string,
  { text, places, interviews, partners, pages }: Publication,
): string | undefined {
  const texts: Prose[] = [
    text,
    ...[...(places?.list ?? []), ...(interviews?.spheres ?? []), ...(partners?.list ?? []), ...pages].map(
      (part) => part.text,
    ),
  ]
  for (const { file, tree } of texts) {
    let found: string | undefined
    visit(tree, (node) => {
      if ('value' in node && node.value.includes(character) && node.position) {
        found ??= `${file}:${node.position.start.line}:${node.position.start.column}`
      }
    })
    if (found !== undefined) return found
  }
  return undefined
}
