import { versionDate } from '#lib/publication'
import { publication } from '../_content'

export const dynamic = 'force-dynamic'

/** Every page of the site, no file: a page is fetched once a reader points at its link. */
const rules = {
  prefetch: [
    {
      where: { and: [{ href_matches: '/*' }, { not: { href_matches: '/*.*' } }] },
      eagerness: 'moderate',
    },
  ],
}

/** The speculation rules that the header field `Speculation-Rules` of every page names. */
export async function GET(): Promise<Response> {
  return new Response(`${JSON.stringify(rules)}\n`, {
    headers: {
      'content-type': 'application/speculationrules+json',
      'last-modified': versionDate(await publication()).toUTCString(),
    },
  })
}
