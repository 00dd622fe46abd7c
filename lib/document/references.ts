import type { RecordName } from '../addresses'
import { passageReference } from '../citation/passage'
import { citationRecords } from '../citation/record'
import { type ReferencePart, type ReferenceStyle, reference } from '../citation/reference'
import type { Passage } from '../publication'
import type { Inline, Reference } from './nodes'
import type { Setting } from './setting'

/** The reference to the published work, or to the web edition. */
export function referenceTo(
  record: RecordName,
  { publication, siteUrl }: Pick<Setting, 'publication' | 'siteUrl'>,
  style: ReferenceStyle = 'iso-690',
): Reference {
  return {
    type: 'reference',
    children: referenceLine(reference(citationRecords(publication, siteUrl)[record], style)),
  }
}

/** The reference to one paragraph of the web edition. */
export function referenceToPassage(
  passage: Pick<Passage, 'number'>,
  { publication, siteUrl }: Setting,
): Reference {
  return { type: 'reference', children: referenceLine(passageReference(publication, passage, siteUrl)) }
}

function referenceLine(parts: readonly ReferencePart[]): Inline[] {
  return parts.map(({ kind, text }): Inline => {
    if (kind === 'title') return { type: 'workTitle', children: [{ type: 'text', value: text }] }
    return kind === 'address' ? { type: 'address', url: text } : { type: 'text', value: text }
  })
}
