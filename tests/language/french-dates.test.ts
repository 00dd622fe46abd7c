import { describe, expect, test } from 'vitest'
import { type PartialDate, words } from '../../lib/language'

/** No-break spaces made visible. */
const shown = (text: string) => text.replaceAll('\u00A0', '_')

const dates: readonly (readonly [PartialDate, string])[] = [
  [{ year: 2013 }, '2013'],
  [{ year: 2013, month: 6 }, 'juin_2013'],
  [{ year: 2025, month: 3, day: 6 }, '6_mars 2025'],
  [{ year: 2020, month: 1, day: 1 }, '1er_janvier 2020'],
  [{ year: 2021, month: 11, day: 21 }, '21_novembre 2021'],
  [{ year: 1990, month: 2, day: 11 }, '11_février 1990'],
  [{ year: 2016, month: 8 }, 'août_2016'],
  [{ year: 2016, month: 12, day: 31 }, '31_décembre 2016'],
]

describe('a date is printed as precisely as it is known', () => {
  test.each(dates)('%j', (date, french) => {
    expect(shown(words.date(date))).toBe(french)
  })

  test('on a line by itself it begins with a capital', () => {
    expect(shown(words.capitalised(words.date({ year: 2016, month: 8 })))).toBe('Août_2016')
    expect(shown(words.capitalised(words.date({ year: 2020, month: 1, day: 1 })))).toBe('1er_janvier 2020')
  })
})

describe('a period', () => {
  test.each([
    [{ date: { year: 1990, month: 6, day: 14 } }, '14_juin 1990'],
    [{ date: { year: 2010 }, end: { year: 2012 } }, '2010–2012'],
    [{ date: { year: 2015, month: 10 }, end: { year: 2017, month: 10 } }, 'octobre_2015_– octobre_2017'],
    [{ date: { year: 2015 }, end: { year: 2017, month: 10 } }, '2015_– octobre_2017'],
  ] as const)('%j', (period, french) => {
    expect(shown(words.period(period))).toBe(french)
  })

  test('of work that has not ended begins with « depuis »', () => {
    const work = { date: { year: 2015, month: 10 } }
    expect(shown(words.since(work))).toBe('depuis octobre_2015')
    expect(shown(words.since({ date: { year: 2023, month: 5, day: 2 } }))).toBe('depuis le 2_mai 2023')
    expect(shown(words.since({ ...work, end: { year: 2017 } }))).toBe('octobre_2015_– 2017')
  })
})
