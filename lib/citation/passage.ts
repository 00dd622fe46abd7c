import type { Passage, Publication } from '../publication'
import { passagePath } from '../site'
import { publishedWork, webEdition } from './record'
import { type ReferencePart, reference } from './reference'

/** A number of so many digits that it stands nowhere else in a reference. */
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
  return parts(publication, siteUrl).passage.map(({ kind, text }) => ({
    kind,
    text:
      kind === 'address'
        ? new URL(passagePath({ number }), siteUrl).href
        : text.replace(locator, `§\u00A0${number}`),
  }))
}

/** The reference to the published work itself, after ISO 690, which stands beside each of those to its paragraphs. */
export function workReference(publication: Publication, siteUrl: string): readonly ReferencePart[] {
  return parts(publication, siteUrl).work
}

interface Parts {
  readonly siteUrl: string
  readonly passage: readonly ReferencePart[]
  readonly work: readonly ReferencePart[]
}

/** The style engine takes some milliseconds for each reference, and those to passages differ only in number and address. */
const made = new WeakMap<Publication, Parts>()

function parts(publication: Publication, siteUrl: string): Parts {
  const known = made.get(publication)
  if (known?.siteUrl === siteUrl) return known
  const fresh = {
    siteUrl,
    passage: reference(webEdition(publication, siteUrl), 'iso-690', { paragraph: placeholder }),
    work: reference(publishedWork(publication, siteUrl), 'iso-690'),
  }
  made.set(publication, fresh)
  return fresh
}
