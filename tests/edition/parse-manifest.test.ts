import { expect, test } from 'vitest'
import { parseManifest } from '../../lib/edition/parse-manifest'

const identity = { file: 'index.html', length: 12, sha256: 'ab', etag: '"ab"' }
const page = { headers: { 'content-type': 'text/html' }, representations: { identity } }
const manifest = {
  format: 1,
  key: 'abc',
  documents: { '/': { ...page, representations: { identity, br: { ...identity, file: 'index.html.br' } } } },
  redirects: { '/original.pdf': { status: 302, location: '/', headers: {} } },
  notFound: page,
}

test('a manifest is read as it was written', () => {
  expect(parseManifest(JSON.stringify(manifest))).toEqual(manifest)
})

test.each([
  ['format', { ...manifest, format: 2 }],
  ['key', { ...manifest, key: 1 }],
  ['documents', { ...manifest, documents: [] }],
  ['documents./', { ...manifest, documents: { '/': 'index.html' } }],
  ['redirects./x.status', { ...manifest, redirects: { '/x': { status: 307, location: '/', headers: {} } } }],
  ['notFound.headers.age', { ...manifest, notFound: { ...page, headers: { age: 3 } } }],
  [
    'notFound.length',
    { ...manifest, notFound: { ...page, representations: { identity: { ...identity, length: -1 } } } },
  ],
  ...['/etc/passwd', '../index.html', 'a/../../b', 'a\\..\\b', ''].map(
    (file) =>
      [
        'notFound.file',
        { ...manifest, notFound: { ...page, representations: { identity: { ...identity, file } } } },
      ] as const,
  ),
] as const)('one whose %s is not as it should be is refused', (place, wrong) => {
  expect(() => parseManifest(JSON.stringify(wrong))).toThrow(`valeur inattendue pour ${place}`)
})

test('one that was cut is refused', () => {
  expect(() => parseManifest(JSON.stringify(manifest).slice(0, -5))).toThrow(SyntaxError)
})
