import { passagePath } from '../addresses'
import type { Passage, Publication } from '../publication'
import { publishedWork, webEdition } from './record'
import { type ReferencePart, reference } from './reference'

/**
 * Stands for the number while the style engine, which takes some milliseconds, makes one reference for all passages: of
 * so many digits that it stands nowhere else in it.
 */
const placeholder = 987_654_321

/**
 * The reference to a paragraph, after ISO 690: to this web edition, whose words it quotes, and not to the published work.
 * Its address is that of the passage itself, which answers also once the passage has moved or is withdrawn.
 */
export function passageReference(
  publication: Publication,
  { number }: Pick<Passage, 'number'>,
  siteUrl: string,
): ReferencePart[] {
  const locator = new RegExp(`[^\\s,]+\\s+${placeholder}`)
  return reference(webEdition(publication, siteUrl), 'iso-690', { paragraph: placeholder }).map(
    ({ kind, text }) => ({
      kind,
      text:
        kind === 'address'
          ? `${siteUrl}${passagePath({ number })}`
          : text.replace(locator, `§\u00A0${number}`),
    }),
  )
}

/** The reference to the published work itself, after ISO 690, which stands beside each of those to its paragraphs. */
export function workReference(publication: Publication, siteUrl: string): readonly ReferencePart[] {
  return reference(publishedWork(publication, siteUrl), 'iso-690')
}
