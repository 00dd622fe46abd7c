import { authorName, currentVersion, isoDate, type Publication } from '../../publication'
import { language, webEditionPath } from '../../site'
import type { Metadata } from './xmp'

/** What the web edition says of itself, the same as the site's citation metadata. */
export function metadataOf(publication: Publication, siteUrl: string): Metadata {
  const { title, authors, publisher, abstract, keywords } = publication
  return {
    title,
    authors: authors.map(authorName),
    publisher: publisher.name,
    description: `Édition web recomposée, et non un fac-similé. ${abstract}`,
    keywords,
    language,
    identifier: `${siteUrl}${webEditionPath(publication)}`,
    date: `${isoDate(currentVersion(publication).date)}T00:00:00Z`,
    creatorTool: 'Typst',
    producer: 'pdf-lib',
  }
}
