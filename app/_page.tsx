import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { passagePath, paths } from '#lib/addresses'
import { citationRecords, publishedWork } from '#lib/citation/record'
import { documentOf, passageDocument } from '#lib/document'
import { words } from '#lib/language'
import { headMetadata } from '#lib/metadata/head-metadata'
import { breadcrumbData, type JsonLd, partData, publicationData } from '#lib/metadata/structured-data'
import { type Part, showsFiles } from '#lib/outline'
import type { Publication } from '#lib/publication'
import { settings } from '#lib/settings'
import { contentHash, publication } from './_content'
import { downloads } from './_downloads'
import { type Ingredients, ingredientsAt } from './_ingredients'
import { pageMetadata } from './_metadata'
import { MachineReadable } from './_views/machine-readable'
import { SitePage } from './_views/site-page'

/** What the head of the page at an address says. */
export async function metadataAt(address: string): Promise<Metadata> {
  const ingredients = ingredientsAt(await publication(), address)
  if (!ingredients) return {}
  const { publication: work, subject } = ingredients
  if ('part' in subject) return partMetadata(subject.part, work)
  const { number } = subject.passage
  return {
    ...pageMetadata(work, {
      path: passagePath({ number }),
      title: words.passage(number),
      description: words.passageDescription(number, work.shortTitle),
    }),
    // A stable address for whoever cites, and no page for search engines: see SiteDocument.isUnlisted.
    robots: { index: false, follow: true },
  }
}

function partMetadata(part: Part, work: Publication): Metadata {
  const { address, title, summary: description } = part
  if (part.rank !== 'opening') return pageMetadata(work, { path: address, title, description })
  const { alternates, ...metadata } = pageMetadata(work, { path: address, title: work.title, description })
  return {
    ...metadata,
    // Next.js would take the slash off the canonical address, which every record has: the page writes its own.
    alternates: { types: alternates?.types },
    title: { absolute: work.title },
    other: headMetadata(work, publishedWork(work, settings().siteUrl)),
  }
}

/** The page at an address. */
export async function PageAt({ address }: { readonly address: string }) {
  const ingredients = ingredientsAt(await publication(), address)
  if (!ingredients) return notFound()
  const { publication: work, subject } = ingredients
  const setting = { publication: work, siteUrl: settings().siteUrl, medium: 'page' } as const
  if (!('part' in subject)) {
    const { passage } = subject
    return (
      <SitePage
        {...ingredients}
        document={passageDocument(passage, setting)}
        label={words.passage(passage.number)}
        hasContents={false}
        data={[]}
      />
    )
  }
  const { part } = subject
  const made = showsFiles(part)
    ? { downloads: await downloads(work), contentHash: contentHash() }
    : { downloads: [] }
  const document = documentOf(part, { ...setting, ...made })
  const page = (
    <SitePage
      {...ingredients}
      document={document}
      label={part.menu}
      anchor={part.anchor}
      data={dataOf(part, ingredients)}
    />
  )
  if (part.rank !== 'opening') return page
  const records = citationRecords(work, setting.siteUrl)
  const described = { publication: work, siteUrl: setting.siteUrl, records, downloads: made.downloads }
  return (
    <>
      {page}
      <MachineReadable
        siteUrl={setting.siteUrl}
        id={records.work.item.id}
        data={publicationData(described)}
      />
    </>
  )
}

function dataOf(part: Part, { publication: work, above }: Ingredients): JsonLd[] {
  const { siteUrl } = settings()
  const home = { path: paths.home, label: words.presentation }
  const trail = [home, ...above, { path: part.address, label: part.menu }]
  return [
    ...(part.rank === 'opening' ? [] : [breadcrumbData(trail, siteUrl)]),
    ...partData(part, work, siteUrl),
  ]
}
