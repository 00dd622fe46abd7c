import type { Metadata } from 'next'
import { cardDescription, cardSize } from '#lib/formats/card/card'
import type { Publication } from '#lib/publication'
import { paths } from '#lib/site'

/** What the head of a page says of it. */
export interface PageHead {
  readonly path: string
  readonly title: string
  readonly description: string
}

/** The head of an inner page: title, description, canonical address, feed, and the same for social networks. */
export function pageMetadata(publication: Publication, { path, title, description }: PageHead): Metadata {
  const { shortTitle } = publication
  const card = { url: paths.card, ...cardSize, alt: cardDescription(publication) }
  return {
    title,
    description,
    alternates: {
      canonical: path,
      types: { 'application/atom+xml': [{ url: paths.feed, title: `${shortTitle}\u00A0: versions` }] },
    },
    openGraph: {
      type: 'article',
      url: path,
      siteName: shortTitle,
      locale: 'fr_FR',
      title,
      description,
      images: [card],
    },
    // The rest is read from the lines above.
    twitter: { card: 'summary_large_image' },
  }
}
