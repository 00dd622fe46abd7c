import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'

/** An XML document in UTF-8, with its declaration. */
export function xmlText(root: Element): string {
  const declaration = { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="UTF-8"' } as const
  const newline = { type: 'text', value: '\n' } as const
  const children = [declaration, newline, root, newline]
  return toXml({ type: 'root', children }, { closeEmptyElements: true, tightClose: true })
}
