import type { Metadata } from 'next'
import { citationRecords } from '#lib/citation/record'
import { settings } from '#lib/settings'
import { paths } from '#lib/site'
import { publication } from '../_content'
import { pageMetadata } from '../_metadata'
import { CitingPage } from '../_views/citing-page'

export async function generateMetadata(): Promise<Metadata> {
  const work = await publication()
  const description = `Les références de « ${work.shortTitle} » et de son édition web, en ISO 690, APA et Chicago, et pour les logiciels de bibliographie.`
  return pageMetadata(work, { path: paths.cite, title: 'Citer', description })
}

export default async function Page() {
  const work = await publication()
  return <CitingPage publication={work} records={citationRecords(work, settings().siteUrl)} />
}
