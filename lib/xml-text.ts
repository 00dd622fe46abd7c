import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'

/** An XML document in UTF-8, with its declaration. */
export function xmlText(root: Element): string {
  const declaration = { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="UTF-8"' } as const
  const newline = { type: 'text', value: '\n' } as const
  const children = [declaration, newline, root, newline]
  const text = toXml({ type: 'root', children }, { closeEmptyElements: true, tightClose: true })
  // The end of a section that was never opened: XML wants its sign escaped, and the serialiser leaves it.
  return text.replace(forbidden, '').replaceAll(']]>', ']]&gt;')
}

/** Control characters that XML 1.0 has no way to write. */
const forbidden = /[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu
