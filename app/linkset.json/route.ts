import { citationRecords } from '#lib/citation/record'
import { linkset, signposting } from '#lib/metadata/signposting'
import { settings } from '#lib/settings'
import { publication } from '../_content'

export const dynamic = 'force-dynamic'

/** The typed links of the site, as one set (FAIR Signposting, level 2). */
export async function GET(): Promise<Response> {
  const { siteUrl } = settings()
  const work = await publication()
  const contexts = signposting(work, citationRecords(work, siteUrl), siteUrl)
  return new Response(linkset(contexts, siteUrl), {
    headers: { 'content-type': 'application/linkset+json' },
  })
}
