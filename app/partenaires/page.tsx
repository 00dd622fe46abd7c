import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { paths } from '#lib/site'
import { publication } from '../_content'
import { pageMetadata } from '../_metadata'
import { PartnersPage } from '../_views/partners-page'

export async function generateMetadata(): Promise<Metadata> {
  const work = await publication()
  if (!work.partners) return {}
  const { title, description = work.abstract } = work.partners
  return pageMetadata(work, { path: paths.partners, title, description })
}

export default async function Page() {
  const work = await publication()
  return work.partners ? <PartnersPage publication={work} partners={work.partners} /> : notFound()
}
