import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { paths } from '#lib/site'
import { publication } from '../_content'
import { pageMetadata } from '../_metadata'
import { PlacesPage } from '../_views/places-page'

export async function generateMetadata(): Promise<Metadata> {
  const work = await publication()
  if (!work.places) return {}
  const { title, description = work.abstract } = work.places
  return pageMetadata(work, { path: paths.places, title, description })
}

export default async function Page() {
  const work = await publication()
  return work.places ? <PlacesPage publication={work} places={work.places} /> : notFound()
}
