import { settings } from '#lib/settings'

export const dynamic = 'force-dynamic'

/** Every page of the site, no file: a page is fetched once a reader points at its link. */
function rules(base: string) {
  return {
    prefetch: [
      {
        where: { and: [{ href_matches: `${base}*` }, { not: { href_matches: `${base}*.*` } }] },
        eagerness: 'moderate',
      },
    ],
  }
}

/** The speculation rules that the header field `Speculation-Rules` of every page names. */
export function GET(): Response {
  const base = new URL(`${settings().siteUrl}/`).pathname
  return new Response(`${JSON.stringify(rules(base))}\n`, {
    headers: { 'content-type': 'application/speculationrules+json' },
  })
}
