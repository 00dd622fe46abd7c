import type { Partner, Partners } from '#lib/publication'
import { partnerAnchor, paths } from '#lib/site'

/** The partners, each with what it did. */
export function PartnerList({ partners }: { readonly partners: Partners }) {
  return (
    <ul className="cards">
      {partners.list.map((partner) => (
        <li key={partner.slug}>
          <a href={`${paths.partners}#${partnerAnchor(partner)}`}>
            <PartnerName partner={partner} />
          </a>
          <span className="remark"> {partner.role}</span>
        </li>
      ))}
    </ul>
  )
}

/** The name with its acronym: « Direction générale de la cohésion sociale (DGCS) ». */
export function PartnerName({
  partner: { name, acronym },
}: {
  readonly partner: Pick<Partner, 'name' | 'acronym'>
}) {
  return (
    <>
      {name}
      {acronym && <> ({acronym})</>}
    </>
  )
}
