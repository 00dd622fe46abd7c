import { publishedWork } from '#lib/citation/record'
import { writeCitation } from '#lib/metadata/citations/write-citation'
import { unapiFormats, unapiRequest } from '#lib/metadata/unapi'
import { formats } from '#lib/offered'
import { settings } from '#lib/settings'
import { publication } from '../_content'

export const dynamic = 'force-dynamic'

/** unAPI: the record of the published work, for reference managers that find its identifier on the first page. */
export async function GET(request: Request): Promise<Response> {
  const work = await publication()
  const record = publishedWork(work, settings().siteUrl)
  const answer = (status: number, mediaType: string, body: string) =>
    new Response(body, { status, headers: { 'content-type': `${mediaType}; charset=utf-8` } })
  const asked = unapiRequest(new URL(request.url).searchParams, [record.item.id])
  if ('refused' in asked) return new Response(null, { status: asked.refused })
  switch (asked.wants) {
    case 'formats':
      return answer(200, 'application/xml', unapiFormats())
    case 'formats-of-record':
      return answer(300, 'application/xml', unapiFormats(asked.id))
    case 'record':
      return answer(200, formats.ris.mediaType, writeCitation.ris(record))
  }
}
