import { notesOf, type Partners, type Publication } from '#lib/publication'
import { partnerAnchor, paths } from '#lib/site'
import { Breadcrumb } from './breadcrumb'
import { Contents } from './contents'
import { PartnerName } from './partner-list'
import { Text } from './prose'
import { Shell } from './shell'
import { Sources } from './sources'

/** The partners, each with what it was and did. */
export function PartnersPage({
  publication,
  partners,
}: {
  readonly publication: Publication
  readonly partners: Partners
}) {
  const notes = notesOf(partners.list.map(({ text }) => text))
  return (
    <Shell publication={publication} path={paths.partners}>
      <Breadcrumb current={partners.menu} path={paths.partners} />
      <h1>{partners.title}</h1>
      {partners.description && <p className="abstract">{partners.description}</p>}
      <Contents
        items={partners.list.map((partner) => ({
          anchor: partnerAnchor(partner),
          title: partner.acronym ?? partner.name,
        }))}
      />
      {partners.list.map((partner) => (
        <section key={partner.slug} aria-labelledby={partnerAnchor(partner)}>
          <h2 id={partnerAnchor(partner)}>
            <PartnerName partner={partner} />
          </h2>
          <p className="role">
            {partner.role} <Sources keys={partner.sources} />
          </p>
          <Text publication={publication} text={partner.text} notes={notes} lower={1} within={partner.slug} />
        </section>
      ))}
    </Shell>
  )
}
