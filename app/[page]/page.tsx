import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { opening, pageBySlug } from '#lib/publication'
import { pagePath } from '#lib/site'
import { publication } from '../_content'
import { FilesOf } from '../_files'
import { pageMetadata } from '../_metadata'
import { VerificationOf } from '../_verification'
import { TextPage } from '../_views/text-page'

interface Props {
  readonly params: Promise<{ readonly page: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const work = await publication()
  const page = pageBySlug(work, (await params).page)
  if (!page) return {}
  const description = page.description ?? opening(page.text) ?? work.abstract
  return pageMetadata(work, { path: pagePath(page), title: page.title, description })
}

export default async function Page({ params }: Props) {
  const work = await publication()
  const page = pageBySlug(work, (await params).page)
  return page ? (
    <TextPage
      publication={work}
      page={page}
      made={{ files: <FilesOf publication={work} />, verification: <VerificationOf publication={work} /> }}
    />
  ) : (
    notFound()
  )
}
