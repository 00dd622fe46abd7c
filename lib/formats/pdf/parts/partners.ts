import { fullName, isEmpty, type Partner, type Partners } from '../../../publication'
import { partnerAnchor, paths } from '../../../site'
import { cite } from '../citations'
import { type Code, call, sequence, words } from '../code'
import { type Composition, heading } from '../composition'
import { setProse } from '../prose'

/** The names of the partners and what they did. */
export function partnerList({ list }: Partners): Code {
  return call(
    'model-list',
    list.map((partner) => [
      sequence([
        call('site-link', [partnerAddress(partner), words(fullName(partner))]),
        call('detail', [words(partner.role)]),
      ]),
    ]),
  )
}

/** The part that tells of each partner. */
export function partnersPart(partners: Partners, composition: Composition): Code {
  return sequence([
    heading(composition, 1, words(partners.title), paths.partners),
    ...(partners.description === undefined ? [] : [call('lead', [words(partners.description)])]),
    ...partners.list.map((partner) =>
      sequence([
        heading(composition, 2, words(fullName(partner)), partnerAddress(partner)),
        call('identity', [sequence([words(`${partner.role}\u00A0`), cite(partner.sources)])]),
        ...(isEmpty(partner.text)
          ? []
          : [setProse(partner.text, { ...composition, path: paths.partners, level: 2 })]),
      ]),
    ),
  ])
}

const partnerAddress = (partner: Partner): string => `${paths.partners}#${partnerAnchor(partner)}`
