import type { Document } from '#lib/document'
import { documentHtml } from '#lib/formats/html'
import { words } from '#lib/language'
import type { JsonLd as Data } from '#lib/metadata/structured-data'
import type { NavigationLink } from '#lib/outline'
import type { Publication } from '#lib/publication'
import { Breadcrumb } from './breadcrumb'
import { JsonLd } from './json-ld'
import { Shell } from './shell'

interface Props {
  readonly publication: Publication
  readonly document: Document
  /** What the breadcrumb calls it. */
  readonly label: string
  /** Whether it has its table of contents, where it has several sections. */
  readonly hasContents?: boolean
  /** The anchor of its content as a whole. */
  readonly anchor?: string
  /** The pages above this one, under the first page. */
  readonly above: readonly NavigationLink[]
  readonly previous?: NavigationLink
  readonly next?: NavigationLink
  readonly data: readonly Data[]
}

/** A document with what every page has around it. */
export function SitePage(props: Props) {
  const { publication, document, label, hasContents, anchor, above, previous, next, data } = props
  const { address } = document
  return (
    <Shell publication={publication} path={address}>
      <Breadcrumb above={above} current={label} path={address} />
      <article
        id={anchor}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: made from a closed set of nodes by a strict schema
        dangerouslySetInnerHTML={{ __html: documentHtml(document, { hasContents }) }}
      />
      {(previous || next) && (
        <nav className="neighbours" aria-label={words.neighbours}>
          {previous && (
            <a href={previous.path} rel="prev">
              ← {previous.label}
            </a>
          )}
          {next && (
            <a href={next.path} rel="next">
              {next.label} →
            </a>
          )}
        </nav>
      )}
      {data.map((each) => (
        <JsonLd key={JSON.stringify(each)} data={each} />
      ))}
    </Shell>
  )
}
