import { type NextRequest, NextResponse } from 'next/server'
import { siteDocuments } from '#lib/outline'
import type { Publication } from '#lib/publication'
import { kept } from '#lib/remembered'
import { loaded } from './app/_content'
import { linkHeaders } from './app/_links'

/** No route has so many parts: Next.js answers it at once with the page « introuvable ». */
const nowhere = '/introuvable/introuvable/introuvable'

/** What could be the address of a page. */
const pageAddress = /^\/[^/.]+(?:\/[^/.]+)?$/

/** Addresses of the app that are no documents. */
const services: readonly string[] = ['/unapi']

/**
 * Says with each document what it is related to, which a page cannot say in a header field either; and leads from the
 * addresses that content declares old to those that took their place. A page could only answer 307 or 308; what has
 * moved for good is told by 301, which every client and archive knows. A page that finds nothing to show could only send
 * its « introuvable » as a script: such an address is led to where no page is.
 */
export async function proxy({ nextUrl, url }: NextRequest): Promise<NextResponse> {
  const { publication } = await loaded()
  const { pathname } = nextUrl
  const redirection = publication?.redirections.find(({ from }) => new URL(from, url).pathname === pathname)
  if (redirection) return NextResponse.redirect(new URL(redirection.to, url), 301)
  if (publication && pageAddress.test(pathname) && !services.includes(pathname)) {
    if (!addressesOf(publication).has(pathname)) return NextResponse.rewrite(new URL(nowhere, url))
  }
  const link = publication && linkHeaders(publication).get(pathname)
  return NextResponse.next(link === undefined ? {} : { headers: { link } })
}

const addressesOf = kept(
  (publication: Publication): ReadonlySet<string> =>
    new Set(siteDocuments(publication).map(({ path }) => encodeURI(path))),
)

export const config = { matcher: ['/((?!_next/|documents).*)'] }
