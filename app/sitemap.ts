import type { MetadataRoute } from 'next'
import { siteDocuments } from '#lib/outline'
import { currentVersion, isoDate } from '#lib/publication'
import { settings } from '#lib/settings'
import { publication } from './_content'

export const dynamic = 'force-dynamic'

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const work = await publication()
  return siteDocuments(work)
    .filter(({ kind, isUnlisted }) => kind === 'page' && !isUnlisted)
    .map(({ path }) => ({
      url: `${settings().siteUrl}${path}`,
      lastModified: isoDate(currentVersion(work).date),
    }))
}
