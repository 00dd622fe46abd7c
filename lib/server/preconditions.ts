import type { IncomingHttpHeaders } from 'node:http'
import fresh from 'fresh'
import { parseHttpDate } from './http-date'

/** What a client may compare with what it holds. */
export interface Validators {
  /** Strong entity tag of the selected representation, quotes included. */
  readonly etag: string
  /** `Last-Modified`, in milliseconds. */
  readonly lastModified?: number
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
 * Only a strong entity tag can say so. A date never does: `Last-Modified` is the date of a version, two editions of
 * one day share it as do the codings of one document, hence it is not the strong validator that 8.8.2.2 asks for.
 */
export function isRangeStillValid(ifRange: string | string[] | undefined, { etag }: Validators): boolean {
  return ifRange === undefined || ifRange === etag
}

/** Steps 1 and 2: `If-Match` by strong comparison, else `If-Unmodified-Since`. */
function isExpectedState(headers: IncomingHttpHeaders, { etag, lastModified }: Validators): boolean {
  const match = headers['if-match']
  if (match !== undefined) return match.trim() === '*' || entityTags(match).includes(etag)
  const unmodifiedSince = date(headers['if-unmodified-since'])
  if (unmodifiedSince === undefined || lastModified === undefined) return true
  return lastModified <= unmodifiedSince
}

/**
 * Steps 3 and 4: `If-None-Match` by weak comparison, else `If-Modified-Since`. `fresh` compares; it is given one
 * condition at a time, because it would skip both on `Cache-Control: no-cache`, which is a word to caches and does not
 * lift a precondition, and would take any text for a date.
 */
function isFresh(headers: IncomingHttpHeaders, { etag, lastModified }: Validators): boolean {
  const noneMatch = headers['if-none-match']
  if (noneMatch !== undefined) {
    const list = noneMatch.trim() === '*' ? '*' : entityTags(noneMatch).join(', ')
    return fresh({ 'if-none-match': list }, { etag })
  }
  const modifiedSince = date(headers['if-modified-since'])
  if (modifiedSince === undefined || lastModified === undefined) return false
  return fresh(
    { 'if-modified-since': new Date(modifiedSince).toUTCString() },
    { 'last-modified': new Date(lastModified).toUTCString() },
  )
}

// A comma may stand inside the quotes, so the list is not to be cut at its commas (RFC 9110, 8.8.3).
const entityTag = String.raw`(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"`
const listOfTags = new RegExp(String.raw`^[ \t,]*${entityTag}(?:[ \t]*,[ \t,]*${entityTag})*[ \t,]*$`)

/** The entity tags of a list; none when the value is not such a list. */
function entityTags(list: string): readonly string[] {
  return listOfTags.test(list) ? (list.match(new RegExp(entityTag, 'g')) ?? []) : []
}

function date(value: string | undefined): number | undefined {
  return value === undefined ? undefined : parseHttpDate(value)
}
