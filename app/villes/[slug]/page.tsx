import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { opening, placeBySlug } from '#lib/publication'
import { placePath } from '#lib/site'
import { publication } from '../../_content'
import { pageMetadata } from '../../_metadata'
import { PlacePage } from '../../_views/place-page'

interface Props {
  readonly params: Promise<{ readonly slug: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const work = await publication()
  const found = placeBySlug(work, (await params).slug)
  if (!found) return {}
  const { place } = found
  const description = opening(place.text) ?? work.abstract
  return pageMetadata(work, { path: placePath(place), title: place.name, description })
}

export default async function Page({ params }: Props) {
  const work = await publication()
  const found = placeBySlug(work, (await params).slug)
  return found ? <PlacePage publication={work} {...found} /> : notFound()
}
