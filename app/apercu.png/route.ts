import { titlePage } from '#lib/document'
import { cardSvg } from '#lib/formats/card/card'
import { png } from '#lib/formats/card/raster'
import { publication } from '../_content'

export const dynamic = 'force-dynamic'

/** The picture that goes with links to the site. */
export async function GET(): Promise<Response> {
  const picture = await png(cardSvg(titlePage(await publication())))
  return new Response(picture, { headers: { 'content-type': 'image/png' } })
}
