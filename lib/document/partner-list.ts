import { partnerAnchor, paths } from '../addresses'
import { fullName, type Partners } from '../publication'
import type { Block } from './nodes'
import { aside, link, list, paragraph } from './write'

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
