import { expect, test } from 'vitest'
import { fileOf, isAddress } from '../../lib/edition/address'

test.each([
  ['/', 'page', 'index.html'],
  ['/villes', 'page', 'villes.html'],
  ['/villes/besancon', 'page', 'villes/besancon.html'],
  ['/robots.txt', 'file', 'robots.txt'],
  ['/.well-known/security.txt', 'file', '.well-known/security.txt'],
] as const)('%s, a %s, is the file %s', (path, kind, file) => {
  expect(isAddress(path)).toBe(true)
  expect(fileOf(path, kind)).toBe(file)
})

test.each([
  'villes',
  '',
  '//',
  '/villes/',
  '/../etc/passwd',
  '/villes/../../x',
  '/./x',
  '/a\\b',
  '/a?b',
  '/a#b',
  '/a%20b',
  '/a b',
  '/a\nb',
  '/a"b',
  `/${'a'.repeat(201)}`,
])('%j cannot be the address of a document', (path) => {
  expect(isAddress(path)).toBe(false)
})
