import type { IncomingHttpHeaders } from 'node:http'
import fresh from 'fresh'

/*
 * Documents have no date (see headersOf), so that conditions by a date do not apply: RFC 9110, 13.1.3 and 13.1.4.
 */

/** What a client may compare with what it holds. */
export interface Validators {
  /** Strong entity tag of the selected representation, quotes included. */
  readonly etag: string
}

/** What the preconditions of a GET or HEAD lead to, in the order of RFC 9110, 13.2.2. */
export function evaluatePreconditions(
  headers: IncomingHttpHeaders,
  validators: Validators,
): 'fulfilled' | 'not-modified' | 'failed' {
  if (!isExpectedState(headers, validators)) return 'failed'
  return isFresh(headers, validators) ? 'not-modified' : 'fulfilled'
}

/**
 * Whether the representation is the one that `If-Range` names, so that a part of it may be sent (RFC 9110, 13.1.5).
 * Only its strong entity tag can say so: a date never joins two editions.
 */
export function isRangeStillValid(ifRange: string | string[] | undefined, { etag }: Validators): boolean {
  return ifRange === undefined || ifRange === etag
}

/** Step 1: `If-Match` by strong comparison. */
function isExpectedState(headers: IncomingHttpHeaders, { etag }: Validators): boolean {
  const match = headers['if-match']
  return match === undefined || match.trim() === '*' || entityTags(match).includes(etag)
}

/**
 * Step 3: `If-None-Match` by weak comparison. `fresh` is not told of `Cache-Control: no-cache`, which is a word to caches
 * and does not lift a precondition.
 */
function isFresh(headers: IncomingHttpHeaders, { etag }: Validators): boolean {
  const noneMatch = headers['if-none-match']
  if (noneMatch === undefined) return false
  const list = noneMatch.trim() === '*' ? '*' : entityTags(noneMatch).join(', ')
  return fresh({ 'if-none-match': list }, { etag })
}

// A comma may stand inside the quotes, so the list is not to be cut at its commas (RFC 9110, 8.8.3).
const entityTag = String.raw`(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"`
const listOfTags = new RegExp(String.raw`^[ \t,]*${entityTag}(?:[ \t]*,[ \t,]*${entityTag})*[ \t,]*$`)

/** The entity tags of a list; none when the value is not such a list. */
function entityTags(list: string): readonly string[] {
  return listOfTags.test(list) ? (list.match(new RegExp(entityTag, 'g')) ?? []) : []
}
