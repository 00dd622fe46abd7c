import type { SourceKeys } from '../../publication'
import { paths, sourceAnchor } from '../../site'
import { type Code, call, sequence, words } from './code'

/** The address of a source in the list of sources. */
export const sourceAddress = (key: string): string => `${paths.about}#${sourceAnchor({ key })}`

/** The sources behind a statement, each a jump to the list of sources: « [P, R] ». Nothing when there is none. */
export function cite(keys: SourceKeys): Code {
  if (keys.length === 0) return sequence([])
  // Two keys stay on one line; more would tear the line before them apart.
  const comma = words(keys.length > 2 ? ', ' : ',\u00A0')
  const links = keys.map((key) => call('site-link', [sourceAddress(key), words(key)]))
  return call('citation', [
    sequence([
      words('['),
      ...links.flatMap((link, index) => (index > 0 ? [comma, link] : [link])),
      words(']'),
    ]),
  ])
}
