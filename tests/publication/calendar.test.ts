import { describe, expect, test } from 'vitest'
import { compareDates, isoDate, type PartialDate } from '../../lib/publication'

const dates: readonly (readonly [PartialDate, string])[] = [
  [{ year: 2013 }, '2013'],
  [{ year: 2013, month: 6 }, '2013-06'],
  [{ year: 2025, month: 3, day: 6 }, '2025-03-06'],
  [{ year: 2020, month: 1, day: 1 }, '2020-01-01'],
  [{ year: 2021, month: 11, day: 21 }, '2021-11-21'],
  [{ year: 1990, month: 2, day: 11 }, '1990-02-11'],
  [{ year: 2016, month: 8 }, '2016-08'],
  [{ year: 2016, month: 12, day: 31 }, '2016-12-31'],
]

describe('a date in ISO 8601 is as precise as it is known', () => {
  test.each(dates)('%j', (date, iso) => {
    expect(isoDate(date)).toBe(iso)
  })

  test('a year of the first millennium keeps its four digits', () => {
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
