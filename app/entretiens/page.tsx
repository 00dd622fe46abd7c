import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { paths } from '#lib/site'
import { publication } from '../_content'
import { pageMetadata } from '../_metadata'
import { InterviewsPage } from '../_views/interviews-page'

export async function generateMetadata(): Promise<Metadata> {
  const work = await publication()
  if (!work.interviews) return {}
  const { title, description = work.abstract } = work.interviews
  return pageMetadata(work, { path: paths.interviews, title, description })
}

export default async function Page() {
  const work = await publication()
  return work.interviews ? <InterviewsPage publication={work} interviews={work.interviews} /> : notFound()
}
