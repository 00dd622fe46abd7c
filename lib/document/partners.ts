import { partnerAnchor } from '../addresses'
import type { PartOf } from '../outline'
import { fullName } from '../publication'
import type { Block } from './nodes'
import type { NoteBook } from './notes'
import { proseSections } from './prose'
import type { Setting } from './setting'
import { cited, heading, paragraph } from './write'

/** The partners, each with what it was and did. */
export function partnersBlocks(
  { partners, description, texts }: PartOf<'partners'>,
  notes: NoteBook,
  setting: Setting,
): Block[] {
  return [
    ...(description === undefined ? [] : [paragraph(description, 'lead')]),
    ...partners.list.map((partner, index): Block => {
      const { name, acronym, role, sources } = partner
      const placing = texts[index]
      return {
        type: 'section',
        children: [
          { ...heading(2, fullName(partner), partnerAnchor(partner)), short: acronym ?? name },
          paragraph(cited(role, sources), 'identity'),
          ...(placing ? proseSections(placing, notes, setting, { lower: 1 }) : []),
        ],
      }
    }),
  ]
}
