import type { Metadata } from 'next'
import { paths } from '#lib/addresses'
import { titlePage } from '#lib/document'
import { cardDescription, cardSize } from '#lib/formats/card/card'
import { words } from '#lib/language'
import type { Publication } from '#lib/publication'

/** What the head of a page says of it. */
export interface PageHead {
  readonly path: string
  readonly title: string
  readonly description: string
}

/** The head of an inner page: title, description, canonical address, feed, and the same for social networks. */
export function pageMetadata(publication: Publication, { path, title, description }: PageHead): Metadata {
  const { shortTitle } = publication
  const card = { url: paths.card, ...cardSize, alt: cardDescription(titlePage(publication)) }
  return {
    title,
    description,
    alternates: {
      canonical: path,
      types: { 'application/atom+xml': [{ url: paths.feed, title: words.versionsFeed(shortTitle) }] },
    },
    openGraph: {
      type: 'article',
      url: path,
      siteName: shortTitle,
      locale: words.locale,
      title,
      description,
      images: [card],
    },
    // The rest is read from the lines above.
    twitter: { card: 'summary_large_image' },
  }
}
