import { describe, expect, test } from 'vitest'
import { type HeaderSubject, headersOf } from '../../lib/edition/headers'

function headers(subject: Partial<HeaderSubject> = {}) {
  const { path = '/', kind = 'page', siteUrl = 'https://lien-social.example', styleHashes = [] } = subject
  const answered = subject.answered ?? { 'content-type': 'text/html; charset=utf-8' }
  return headersOf({ path, kind, siteUrl, styleHashes, answered })
}

const fresh = 'public, max-age=10, stale-while-revalidate=50, stale-if-error=86400'

describe('the headers of a page', () => {
  test('protect it', () => {
    expect(headers()).toEqual({
      'content-type': 'text/html; charset=utf-8',
      'speculation-rules': '"/speculation.json"',
      'cache-control': fresh,
      'content-security-policy':
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; upgrade-insecure-requests",
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    })
  })

  test('do not speak of HTTPS where the site has none', () => {
    const plain = headers({ siteUrl: 'http://localhost:3000' })
    expect(plain['content-security-policy']).not.toContain('upgrade-insecure-requests')
    expect(plain).not.toHaveProperty('strict-transport-security')
  })

  test('name the styles that stand in the page', () => {
    expect(headers({ styleHashes: ['sha256-a', 'sha256-b'] })['content-security-policy']).toContain(
      "style-src 'self' 'sha256-a' 'sha256-b';",
    )
  })

  test('keep of the app’s what describes the document, and not what describes its answer', () => {
    const answered = {
      'content-type': 'text/html; charset=utf-8',
      'last-modified': 'Thu, 06 Mar 2025 00:00:00 GMT',
      'cache-control': 'private, no-store',
      vary: 'rsc',
      link: '</>; rel=preconnect',
      date: 'Mon, 23 Nov 2026 07:55:29 GMT',
      'transfer-encoding': 'chunked',
    }
    expect(headers({ answered })).toEqual(headers())
  })
})

test('a download keeps its name, and is asked for again soon', () => {
  const answered = {
    'content-type': 'application/epub+zip',
    'content-disposition': 'inline; filename="cahier.epub"',
  }
  expect(headers({ kind: 'file', answered })).toMatchObject({ ...answered, 'cache-control': fresh })
})

test('the speculation rules, which every page asks for, are kept for a day', () => {
  const answered = { 'content-type': 'application/speculationrules+json' }
  expect(headers({ kind: 'file', path: '/speculation.json', answered })['cache-control']).toBe(
    'public, max-age=86400',
  )
})

test('a name that is not written in ASCII is refused', () => {
  const answered = { 'content-type': 'text/plain', 'content-disposition': 'inline; filename="été.txt"' }
  expect(() => headers({ path: '/ete.txt', kind: 'file', answered })).toThrow(
    'L’en-tête content-disposition de /ete.txt n’est pas en ASCII',
  )
})

test('a PDF has a policy under which every browser’s own viewer works', () => {
  const answered = { 'content-type': 'application/pdf' }
  expect(headers({ kind: 'file', answered })['content-security-policy']).toBe("frame-ancestors 'none'")
})

test('an asset with a hash in its address is kept for a year, another for a day', () => {
  const answered = { 'content-type': 'text/css' }
  const hashed = headers({ kind: 'asset', path: '/_next/static/chunks/abc.css', answered })
  expect(hashed['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(headers({ kind: 'asset', path: '/favicon.ico', answered })['cache-control']).toBe(
    'public, max-age=86400',
  )
})
