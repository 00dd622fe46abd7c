import { paths } from '../addresses'
import { addressIn, baseOf } from './address'
import { Refusal } from './refusal'

/** Header fields by their name in lower case. */
export type Headers = Readonly<Record<string, string>>

/** What decides on the headers of a document. */
export interface HeaderSubject {
  readonly path: string
  readonly kind: 'page' | 'file' | 'asset' | 'redirect'
  /** Address of the public site. */
  readonly siteUrl: string
  /** What the app said of it; only the fields that describe the document are kept. */
  readonly answered: Headers
  /** Value of the `Link` header field: what the document is related to, for machines. */
  readonly link?: string
  /** `'sha256-…'` of each `<style>` of the page. */
  readonly styleHashes?: readonly string[]
}

/**
 * The header fields that every answer with this document carries. The fields of one representation
 * (`content-length`, `content-encoding`, `etag`, `repr-digest`) and `vary` are the server's to add. Throws `Refusal`.
 */
export function headersOf(subject: HeaderSubject): Headers {
  return { ...described(subject), 'cache-control': cacheControl(subject), ...protections(subject) }
}

/**
 * Fields in which the app describes a document. Its others are about one answer, or about its own runtime. There is no
 * `last-modified`: it would have to change with every change of the bytes and be the same on every replica (RFC 9110,
 * 8.8.2.1), and of edits only each machine's own clock knows. The date of a version says nothing of a corrected figure,
 * and who asks by such a date would keep the wrong one for ever. Entity tags, which are strong, say all.
 */
const descriptive = ['content-type', 'content-disposition', 'content-language']

function described({ path, answered, kind, link, siteUrl }: HeaderSubject): Headers {
  if (kind === 'redirect') return {}
  const kept = Object.entries(answered).filter(([name]) => descriptive.includes(name))
  if (link !== undefined) kept.push(['link', link])
  if (kind === 'page')
    kept.push(['speculation-rules', `"${addressIn(baseOf(siteUrl), paths.speculationRules)}"`])
  const odd = kept.find(([, value]) => !/^[\x20-\x7e]*$/.test(value))
  if (odd) {
    // Servers and browsers do not agree on what such bytes mean; RFC 8187 has a form for names.
    throw new Refusal(`L’en-tête ${odd[0]} de ${path} n’est pas en ASCII : « ${odd[1]} ».`)
  }
  return Object.fromEntries(kept)
}

/*
 * A correction is seen within a minute: ten seconds in which a cache does not ask, fifty in which it may still answer
 * while it asks. While the origin is down or fails, what was stored serves for a day (RFC 5861). Under max-age=0 usual
 * proxies would store nothing; must-revalidate, and s-maxage with it (RFC 9111, 5.2.2.10), would forbid all stale service
 * (4.2.4).
 */
const fresh = 'public, max-age=10, stale-while-revalidate=50, stale-if-error=86400'

function cacheControl({ kind, path }: HeaderSubject): string {
  // Asked for by every page, and seldom another.
  if (kind !== 'asset' && path !== paths.speculationRules) return fresh
  return path.startsWith('/_next/static/') ? 'public, max-age=31536000, immutable' : 'public, max-age=86400'
}

function protections(subject: HeaderSubject): Headers {
  const isHttps = subject.siteUrl.startsWith('https:')
  return {
    'content-security-policy': contentSecurityPolicy(subject, isHttps),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(isHttps ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}

function contentSecurityPolicy({ answered, styleHashes = [] }: HeaderSubject, isHttps: boolean): string {
  // Some browsers apply a PDF's policy to their own viewer, which it would leave without its styles.
  if (answered['content-type']?.startsWith('application/pdf')) return "frame-ancestors 'none'"
  const styles = ["style-src 'self'", ...styleHashes.map((hash) => `'${hash}'`)].join(' ')
  return [
    "default-src 'none'",
    styles,
    "img-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}
