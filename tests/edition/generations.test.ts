import { expect, test } from 'vitest'
import { Generations } from '../../lib/edition/generations'

test('what the last edition used is there, what it did not use is forgotten', () => {
  const pages = new Generations<string>()
  pages.set('/villes', 'Les sept villes')
  pages.set('/entretiens', 'Les 350 entretiens')
  pages.endEdition()
  expect(pages.get('/villes')).toBe('Les sept villes')
  pages.endEdition()
  expect(pages.get('/villes')).toBe('Les sept villes')
  expect(pages.get('/entretiens')).toBeUndefined()
})
