import { describe, expect, test } from 'vitest'
import { words } from '../../lib/language'

/** No-break spaces made visible: `_` for U+00A0, `·` for U+202F. */
const shown = (text: string) => text.replaceAll('\u00A0', '_').replaceAll('\u202F', '·')

test.each([
  [0, '0'],
  [350, '350'],
  [1284, '1·284'],
  [30_000, '30·000'],
  [1_112_470, '1·112·470'],
])('%d is printed « %s »', (number, french) => {
  expect(shown(words.number(number))).toBe(french)
})

describe('a count says how sure it is', () => {
  test.each([
    ['exact', '1·240'],
    ['about', 'environ_1·240'],
    ['at-least', 'au moins_1·240'],
    ['more-than', 'plus de_1·240'],
  ] as const)('%s', (precision, french) => {
    expect(shown(words.count({ count: 1240, precision }))).toBe(french)
  })
})

describe('the size of a file', () => {
  test.each([
    [1, '1_Ko'],
    [312_400, '312_Ko'],
    [999_499, '999_Ko'],
    [1_800_000, '1,8_Mo'],
    [2_000_000, '2_Mo'],
    [104_857_600, '104,9_Mo'],
  ])('%d bytes', (bytes, french) => {
    expect(shown(words.fileSize(bytes))).toBe(french)
  })
})

test.each([
  [0, '0_page'],
  [1, '1_page'],
  [2, '2_pages'],
  [1_284, '1·284_pages'],
])('%d pages agree in number', (pages, french) => {
  expect(shown(words.pages(pages))).toBe(french)
})
