import { type NextRequest, NextResponse } from 'next/server'
import { loaded } from './app/_content'
import { linkHeaders } from './app/_links'

/**
 * Says with each document what it is related to, which a page cannot say in a header field either; and leads from the
 * addresses that content declares old to those that took their place. A page could only answer 307 or 308; what has
 * moved for good is told by 301, which every client and archive knows.
 */
export async function proxy({ nextUrl, url }: NextRequest): Promise<NextResponse> {
  const { publication } = await loaded()
  const redirection = publication?.redirections.find(
    ({ from }) => new URL(from, url).pathname === nextUrl.pathname,
  )
  if (redirection) return NextResponse.redirect(new URL(redirection.to, url), 301)
  const link = publication && linkHeaders(publication).get(nextUrl.pathname)
  return NextResponse.next(link === undefined ? {} : { headers: { link } })
}

export const config = { matcher: ['/((?!_next/|documents).*)'] }
