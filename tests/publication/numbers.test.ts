import { describe, expect, test } from 'vitest'
import {
  type CountStatement,
  countPhrases,
  countsDiffer,
  fileSize,
  frenchCount,
  frenchNumber,
} from '../../lib/publication'

/** No-break spaces made visible: `_` for U+00A0, `·` for U+202F. */
const shown = (text: string) => text.replaceAll('\u00A0', '_').replaceAll('\u202F', '·')

test.each([
  [0, '0'],
  [350, '350'],
  [1284, '1·284'],
  [30_000, '30·000'],
  [1_112_470, '1·112·470'],
])('%d is printed « %s »', (number, french) => {
  expect(shown(frenchNumber(number))).toBe(french)
})

describe('a count says how sure it is', () => {
  test.each([
    ['exact', '1·240'],
    ['about', 'environ_1·240'],
    ['at-least', 'au moins_1·240'],
    ['more-than', 'plus de_1·240'],
  ] as const)('%s', (precision, french) => {
    expect(shown(frenchCount({ count: 1240, precision }))).toBe(french)
  })

  const statement = (count: number, precision: CountStatement['precision'], source: string) => ({
    count,
    precision,
    sources: [source],
  })

  test('sources that say the same do not differ, whoever they are', () => {
    expect(
      countsDiffer({ counts: [statement(350, 'exact', 'P'), statement(350, 'exact', 'R')], spheres: [] }),
    ).toBe(false)
  })

  test('the first of them begins a sentence', () => {
    const counts = [statement(1240, 'at-least', 'P'), statement(350, 'more-than', 'R')]
    expect(countPhrases({ counts, spheres: [] }).map(({ phrase }) => shown(phrase))).toEqual([
      'Au moins_1·240 entretiens',
      'plus de_350 entretiens',
    ])
  })

  test('« 350 » and « plus de 350 » differ', () => {
    expect(
      countsDiffer({ counts: [statement(350, 'exact', 'P'), statement(350, 'more-than', 'R')], spheres: [] }),
    ).toBe(true)
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
    expect(shown(fileSize(bytes))).toBe(french)
  })
})
