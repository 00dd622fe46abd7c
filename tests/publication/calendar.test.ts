import { describe, expect, test } from 'vitest'
import {
  compareDates,
  dateLine,
  followUpPeriod,
  frenchDate,
  frenchPeriod,
  isoDate,
  type PartialDate,
} from '../../lib/publication'

/** No-break spaces made visible. */
const shown = (text: string) => text.replaceAll('\u00A0', '_')

const dates: readonly (readonly [PartialDate, string, string])[] = [
  [{ year: 2013 }, '2013', '2013'],
  [{ year: 2013, month: 6 }, 'juin_2013', '2013-06'],
  [{ year: 2025, month: 3, day: 6 }, '6_mars 2025', '2025-03-06'],
  [{ year: 2020, month: 1, day: 1 }, '1er_janvier 2020', '2020-01-01'],
  [{ year: 2021, month: 11, day: 21 }, '21_novembre 2021', '2021-11-21'],
  [{ year: 1990, month: 2, day: 11 }, '11_février 1990', '1990-02-11'],
  [{ year: 2016, month: 8 }, 'août_2016', '2016-08'],
  [{ year: 2016, month: 12, day: 31 }, '31_décembre 2016', '2016-12-31'],
]

describe('a date is printed as precisely as it is known', () => {
  test.each(dates)('%j', (date, french, iso) => {
    expect(shown(frenchDate(date))).toBe(french)
    expect(isoDate(date)).toBe(iso)
  })

  test('on a line by itself it begins with a capital', () => {
    expect(shown(dateLine({ year: 2016, month: 8 }))).toBe('Août_2016')
    expect(shown(dateLine({ year: 2020, month: 1, day: 1 }))).toBe('1er_janvier 2020')
  })

  test('a year of the first millennium keeps its four digits in ISO 8601', () => {
    expect(isoDate({ year: 987, month: 7, day: 3 })).toBe('0987-07-03')
  })
})

test('dates are ordered by what is known of them', () => {
  const sorted = dates
    .map(([date]) => date)
    .sort(compareDates)
    .map(isoDate)
  expect(sorted).toEqual([
    '1990-02-11',
    '2013',
    '2013-06',
    '2016-08',
    '2016-12-31',
    '2020-01-01',
    '2021-11-21',
    '2025-03-06',
  ])
})

describe('a period', () => {
  test.each([
    [{ date: { year: 1990, month: 6, day: 14 } }, '14_juin 1990'],
    [{ date: { year: 2010 }, end: { year: 2012 } }, '2010–2012'],
    [{ date: { year: 2015, month: 10 }, end: { year: 2017, month: 10 } }, 'octobre_2015_– octobre_2017'],
    [{ date: { year: 2015 }, end: { year: 2017, month: 10 } }, '2015_– octobre_2017'],
  ] as const)('%j', (period, french) => {
    expect(shown(frenchPeriod(period))).toBe(french)
  })

  test('of work that has not ended begins with « depuis »', () => {
    const work = { title: 'Retour', start: { year: 2015, month: 10 }, places: [], sources: [] }
    expect(shown(followUpPeriod(work))).toBe('depuis octobre_2015')
    expect(shown(followUpPeriod({ ...work, start: { year: 2023, month: 5, day: 2 } }))).toBe(
      'depuis le 2_mai 2023',
    )
    expect(shown(followUpPeriod({ ...work, end: { year: 2017 } }))).toBe('octobre_2015_– 2017')
  })
})
