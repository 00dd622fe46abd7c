import { expect, test } from 'vitest'
import type { EditionDocument, Manifest } from '../../lib/edition/manifest'
import { headersFile, redirectsFile } from '../../lib/edition/static-site-headers'
import { sampleEdition, siteUrl } from './exported-site'
import { readHeaders, readRedirects } from './static-host'

function document(file: string, headers: EditionDocument['headers']): EditionDocument {
  return { headers, representations: { identity: { file, length: 1, sha256: 'ab', etag: '"ab"' } } }
}

const common = { 'x-content-type-options': 'nosniff', 'last-modified': 'Fri, 07 Mar 2025 00:00:00 GMT' }
const page = (file: string, more: EditionDocument['headers'] = {}) =>
  document(file, {
    ...common,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'max-age=0',
    ...more,
  })

function manifest(documents: Manifest['documents'], more: Partial<Manifest> = {}): Manifest {
  return { format: 1, key: 'abc', documents, redirects: {}, notFound: page('404.html'), ...more }
}

/** The fields that a host gives an address. Throws where one is given twice. */
function given(text: string, path: string): Record<string, string> {
  const fields = readHeaders(text)
    .filter(({ matches }) => matches(path))
    .flatMap((rule) => rule.fields)
  expect(new Set(fields.map(([name]) => name)).size).toBe(fields.length)
  return Object.fromEntries(fields)
}

test('each address is given each field once, whatever rules match', async () => {
  const { manifest } = await sampleEdition(siteUrl)
  const text = headersFile(manifest)
  for (const [path, { headers }] of Object.entries(manifest.documents)) {
    const { 'last-modified': _, 'content-type': type, ...told } = headers
    const { 'content-type': own = type, ...fields } = given(text, encodeURI(path))
    expect([path, fields, own]).toEqual([path, told, type])
  }
})

test('a report of 5 000 paragraphs, 300 places and 400 pictures needs 60 rules at most', () => {
  const link = (path: string) => ({ link: `<https://lien-social.example${path}>; rel="cite-as"` })
  const many = (count: number, path: (number: number) => string, more: (path: string) => EditionDocument) =>
    Array.from({ length: count }, (_, index) => [path(index + 1), more(path(index + 1))] as const)
  const folded = { 'speculation-rules': '"/speculation.json"' }
  const documents = Object.fromEntries([
    ['/', page('index.html', { ...folded, ...link('/') })],
    ['/villes', page('villes.html', folded)],
    ['/citer', page('citer.html', folded)],
    ...many(
      20,
      (number) => `/page-${number}`,
      (path) => page(`${path}.html`, folded),
    ),
    ...many(
      300,
      (number) => `/villes/ville-${number}`,
      (path) => page(`${path}.html`, folded),
    ),
    ...many(
      5000,
      (number) => `/citer/p${number}`,
      (path) => page(`${path}.html`, { ...folded, ...link(path) }),
    ),
    ...many(
      400,
      (number) => `/images/vue-${number}.${number % 2 ? 'png' : 'jpg'}`,
      (path) =>
        document(path.slice(1), {
          ...common,
          'content-type': path.endsWith('png') ? 'image/png' : 'image/jpeg',
          'cache-control': 'max-age=86400',
        }),
    ),
    ...many(
      10,
      (number) => `/rapport-${number}.bib`,
      (path) => document(path.slice(1), { ...common, 'content-type': 'application/x-bibtex', ...link(path) }),
    ),
    ...many(
      4,
      (number) => `/_next/static/media/${number}.woff2`,
      (path) =>
        document(path.slice(1), {
          ...common,
          'content-type': 'font/woff2',
          'cache-control': 'public, max-age=31536000, immutable',
        }),
    ),
  ])
  const text = headersFile(manifest(documents))
  expect(readHeaders(text).length).toBeLessThanOrEqual(60)
  expect(given(text, '/citer/p4999')).toMatchObject({ 'cache-control': 'max-age=0', ...folded })
  expect(given(text, '/villes/ville-300')).toMatchObject({ 'cache-control': 'max-age=0', ...folded })
  expect(given(text, '/images/vue-2.jpg')).toMatchObject({ 'cache-control': 'max-age=86400' })
  expect(given(text, '/')).toMatchObject(link('/'))
  // What was given up is said.
  expect(given(text, '/citer/p1')).not.toHaveProperty('link')
  expect(text).toContain('# Le champ Link des documents de /citer/ n’est pas dit ici')
})

test('a folder’s rule catches neither the page of its name nor, for ever, what is not there', () => {
  const forEver = { 'cache-control': 'public, max-age=31536000, immutable' }
  const asset = (file: string) => document(file, { ...common, 'content-type': 'font/woff2', ...forEver })
  const text = headersFile(
    manifest({
      '/villes': page('villes.html', { link: '</a>; rel="a"' }),
      '/villes/a': page('villes/a.html'),
      '/villes/b': page('villes/b.html'),
      '/media/a.woff2': asset('media/a.woff2'),
      '/media/b.woff2': asset('media/b.woff2'),
    }),
  )
  expect(given(text, '/villes')).toEqual({
    'x-content-type-options': 'nosniff',
    'cache-control': 'max-age=0',
    link: '</a>; rel="a"',
  })
  expect(given(text, '/media/a.woff2')).toMatchObject(forEver)
  expect(given(text, '/media/absente.woff2')).not.toHaveProperty('cache-control')
})

test('addresses begin with the path of the site', () => {
  const site = manifest(
    { '/': page('index.html'), '/villes/été': page('villes/été.html', { link: '</>; rel="a"' }) },
    {
      base: '/depot',
      redirects: { '/lieux': { status: 301, location: '/villes/été', headers: {} } },
    },
  )
  expect(given(headersFile(site), '/depot/villes/%C3%A9t%C3%A9')).toHaveProperty('link')
  expect(given(headersFile(site), '/villes/%C3%A9t%C3%A9')).toEqual({})
  expect(readRedirects(redirectsFile(site))).toEqual([
    { from: '/depot/lieux', to: '/depot/villes/%C3%A9t%C3%A9', status: 301 },
  ])
})
