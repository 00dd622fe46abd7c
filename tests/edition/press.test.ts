import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { isCompressible, Press } from '../../lib/edition/press'

const text = Buffer.from('Les villes et le lien social. '.repeat(50))

describe('the press', () => {
  test('gives forms that unpack to the same bytes', async () => {
    const { br, gzip } = await new Press().compress(text)
    expect(br && brotliDecompressSync(br).equals(text)).toBe(true)
    expect(gzip && gunzipSync(gzip).equals(text)).toBe(true)
  })

  test('gives no form that is not smaller', async () => {
    expect(await new Press().compress(Buffer.from('é'))).toEqual({})
    expect(await new Press().compress(Buffer.alloc(0))).toEqual({})
  })

  test('gives the same bytes in every process and on every system', async () => {
    const [one, other] = [await new Press().compress(text), await new Press().compress(text)]
    expect(one).toEqual(other)
    expect(one.gzip?.subarray(4, 10).toString('hex')).toBe('0000000002ff')
  })

  test('does not compress again what the last edition had, and forgets what the one before had', async () => {
    const press = new Press()
    const first = await press.compress(text)
    press.endEdition()
    const second = await press.compress(Buffer.from(text))
    expect(second.br).toBe(first.br)
    press.endEdition()
    press.endEdition()
    expect((await press.compress(text)).br).not.toBe(first.br)
  })
})

test.each([
  ['text/html; charset=utf-8', true],
  ['text/css', true],
  ['application/json', true],
  ['application/atom+xml', true],
  ['application/x-bibtex', true],
  ['image/svg+xml', true],
  ['image/x-icon', true],
  ['font/ttf', true],
  ['image/png', false],
  ['image/jpeg', false],
  ['font/woff2', false],
  ['application/pdf', false],
  ['application/epub+zip', false],
])('%s is worth compressing: %s', (type, expected) => {
  expect(isCompressible(type)).toBe(expected)
})
