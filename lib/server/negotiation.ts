import Negotiator from 'negotiator'
import type { Encoding } from '../edition/manifest'

/** What version 1 of negotiator does; its published types stop at version 0.6, without the second argument. */
interface EncodingNegotiator {
  encodings(available: readonly string[], options: { preferred: readonly string[] }): string[]
}

/** Smallest first: taken in this order where a client likes several equally. */
const preference: readonly Encoding[] = ['br', 'gzip', 'identity']

/*
 * Browsers send a handful of different values, so each is worked out once. The bounds keep a hostile client from
 * filling the memory with values of its own.
 */
const known = new Map<string, readonly Encoding[]>()
const most = 200
const longest = 200

/**
 * The content codings that an `Accept-Encoding` value accepts, the best first (RFC 9110, 12.5.3).
 * Empty when it refuses all that the server has, `identity` included. Without the field: `identity` alone, for a
 * client that is silent about codings often knows none.
 */
export function acceptedEncodings(acceptEncoding: string | undefined): readonly Encoding[] {
  const value = acceptEncoding ?? ''
  const before = known.get(value)
  if (before) return before
  const accepted = negotiate(value)
  if (value.length <= longest) {
    if (known.size >= most) known.clear()
    known.set(value, accepted)
  }
  return accepted
}

function negotiate(value: string): readonly Encoding[] {
  // RFC 9110, 8.4.1.3: x-gzip is the old name of gzip.
  const headers = { 'accept-encoding': value.replace(/\bx-gzip\b/gi, 'gzip') }
  const negotiator: EncodingNegotiator = new Negotiator({ headers })
  const names = negotiator.encodings(preference, { preferred: preference })
  return names.flatMap((name) => preference.find((encoding) => encoding === name) ?? [])
}
