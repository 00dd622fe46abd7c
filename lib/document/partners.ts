import { partnerAnchor, paths } from '../addresses'
import type { PartOf } from '../outline'
import { fullName, type Partners } from '../publication'
import type { Block } from './nodes'
import type { NoteBook } from './notes'
import { proseSections } from './prose'
import type { Setting } from './setting'
import { aside, cited, heading, link, list, paragraph } from './write'

/** The partners, each with what it did. */
export function partnerList({ list: partners }: Partners): Block[] {
  return list(
    'cards',
    partners.map((partner) => [
      paragraph([
        link(`${paths.partners}#${partnerAnchor(partner)}`, fullName(partner)),
        ...aside(partner.role),
      ]),
    ]),
  )
}

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
