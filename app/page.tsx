import type { Metadata } from 'next'
import { citationRecords, publishedWork } from '#lib/citation/record'
import { headMetadata } from '#lib/formats/head-metadata'
import { publicationData } from '#lib/formats/structured-data'
import { settings } from '#lib/settings'
import { paths } from '#lib/site'
import { publication } from './_content'
import { downloads } from './_downloads'
import { FilesOf } from './_files'
import { pageMetadata } from './_metadata'
import { VerificationOf } from './_verification'
import { MachineReadable } from './_views/machine-readable'
import { Presentation } from './_views/presentation'

export async function generateMetadata(): Promise<Metadata> {
  const work = await publication()
  const head = { path: paths.home, title: work.title, description: work.abstract }
  const { alternates, ...metadata } = pageMetadata(work, head)
  return {
    ...metadata,
    // Next.js would take the slash off the canonical address, which every record has: the page writes its own.
    alternates: { types: alternates?.types },
    title: { absolute: work.title },
    other: headMetadata(work, publishedWork(work, settings().siteUrl)),
  }
}

export default async function Page() {
  const { siteUrl } = settings()
  const work = await publication()
  const records = citationRecords(work, siteUrl)
  const data = publicationData({ publication: work, siteUrl, records, downloads: await downloads(work) })
  return (
    <>
      <Presentation
        publication={work}
        made={{ files: <FilesOf publication={work} />, verification: <VerificationOf publication={work} /> }}
      />
      <MachineReadable siteUrl={siteUrl} id={records.work.item.id} data={data} />
    </>
  )
}
