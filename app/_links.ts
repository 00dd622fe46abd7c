import { citationRecords } from '#lib/citation/record'
import { linkHeader, signposting } from '#lib/metadata/signposting'
import type { Publication } from '#lib/publication'
import { settings } from '#lib/settings'

/** The value of the `Link` header field of each document that has one, by its path. */
export function linkHeaders(publication: Publication): ReadonlyMap<string, string> {
  const { siteUrl } = settings()
  const contexts = signposting(publication, citationRecords(publication, siteUrl), siteUrl)
  return new Map(contexts.map(({ path, links }) => [path, linkHeader(links)]))
}
