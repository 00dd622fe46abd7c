import { feed } from '#lib/metadata/feed'
import { settings } from '#lib/settings'
import { publication } from '../_content'
import { downloads } from '../_downloads'

export const dynamic = 'force-dynamic'

/** The versions of the text, for feed readers. */
export async function GET(): Promise<Response> {
  const work = await publication()
  return new Response(feed(work, await downloads(work), settings().siteUrl), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  })
}
