import { paths, type RecordName } from '../addresses'
import type { CitationRecord } from '../citation/record'
import { citationFiles, isCitationFile, type OfferedFile, offeredFiles } from '../offered'
import type { Publication } from '../publication'

/** A link of FAIR Signposting, from one address to another. */
export interface TypedLink {
  readonly rel: string
  /** Absolute. */
  readonly href: string
  readonly type?: string
}

/** What one address of the site says of itself. */
export interface LinkContext {
  readonly path: string
  readonly links: readonly TypedLink[]
}

/**
 * The links of the first page, of each file that it offers and of each record (FAIR Signposting, levels 1 and 2).
 * What is not known, such as a licence or an address of the author, has no link.
 */
export function signposting(
  publication: Publication,
  records: Readonly<Record<RecordName, CitationRecord>>,
  siteUrl: string,
): LinkContext[] {
  const home = `${siteUrl}${paths.home}`
  const { DOI } = records.work.item
  const citeAs = { rel: 'cite-as', href: DOI ? `https://doi.org/${encodeURI(DOI)}` : home }
  const linkset = { rel: 'linkset', href: `${siteUrl}${paths.linkset}`, type: 'application/linkset+json' }
  const target = (rel: string, { path, mediaType }: OfferedFile) => ({
    rel,
    href: `${siteUrl}${path}`,
    type: mediaType,
  })
  const files = offeredFiles(publication)
  const texts = files.filter((file) => !isCitationFile(file))
  const landing = { href: home, type: 'text/html' }
  return [
    {
      path: paths.home,
      links: [
        citeAs,
        { rel: 'type', href: 'https://schema.org/AboutPage' },
        { rel: 'type', href: 'https://schema.org/Report' },
        ...texts.map((file) => target('item', file)),
        ...citationFiles(publication, 'work').map((file) => target('describedby', file)),
        linkset,
      ],
    },
    ...texts.map((file) => ({
      path: file.path,
      links: [
        ...(file.of === 'work' ? [citeAs] : []),
        { rel: 'type', href: 'https://schema.org/Report' },
        { rel: 'collection', ...landing },
        ...citationFiles(publication, file.of).map((record) => target('describedby', record)),
        linkset,
      ],
    })),
    ...files.filter(isCitationFile).map((file) => ({
      path: file.path,
      links: [
        ...(file.of === 'work'
          ? [{ rel: 'describes', ...landing }]
          : texts.filter(({ of }) => of === file.of).map((text) => target('describes', text))),
        linkset,
      ],
    })),
  ]
}

/** The value of a `Link` header field (RFC 8288). */
export function linkHeader(links: readonly TypedLink[]): string {
  return links
    .map(({ rel, href, type }) => `<${href}>; rel="${rel}"${type ? `; type="${type}"` : ''}`)
    .join(', ')
}

/** The same links as one set, `application/linkset+json` (RFC 9264). */
export function linkset(contexts: readonly LinkContext[], siteUrl: string): string {
  const sets = contexts.map(({ path, links }) => {
    const byRelation = new Map<string, object[]>()
    for (const { rel, ...target } of links) {
      if (rel !== 'linkset') byRelation.set(rel, [...(byRelation.get(rel) ?? []), target])
    }
    return { anchor: `${siteUrl}${path}`, ...Object.fromEntries(byRelation) }
  })
  return `${JSON.stringify({ linkset: sets }, undefined, 2)}\n`
}
