import type { Encoding, Representation } from '../edition/manifest'
import { type Header, header } from './header'

/** The headers of every answer that one representation gives, worked out once when its edition is opened. */
export interface RepresentationHeaders {
  readonly whole: Header
  readonly notModified: Header
  /** Of a 206; `content-range` and `content-length` are to be added. */
  readonly partial: Header
}

/**
 * What a 304 leaves out: the fields that describe the content, which the client has already (RFC 9110, 15.4.5).
 * The others go with it, so that a cache renews its security fields too.
 */
const describesContent = /^(?:content-(?:type|language|disposition|encoding)|repr-digest|accept-ranges)$/

/** The headers for a representation of a document. Throws a TypeError when a field cannot stand in a header. */
export function representationHeaders(
  documentHeaders: Readonly<Record<string, string>>,
  { etag, length, sha256 }: Representation,
  encoding: Encoding,
  isNegotiated: boolean,
): RepresentationHeaders {
  const common = {
    ...documentHeaders,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    etag,
    // RFC 9530: of the whole representation as it is stored, also where a part of it is sent.
    'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    'accept-ranges': 'bytes',
    ...(isNegotiated ? { vary: 'Accept-Encoding' } : {}),
  }
  const notModified = Object.entries(common).filter(([name]) => !describesContent.test(name))
  return {
    whole: header({ ...common, 'content-length': String(length) }),
    notModified: header(Object.fromEntries(notModified)),
    partial: header(common),
  }
}
