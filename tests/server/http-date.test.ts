import { expect, test } from 'vitest'
import { parseHttpDate } from '../../lib/server/http-date'

const instant = Date.UTC(1994, 10, 6, 8, 49, 37)

test.each([
  ['IMF-fixdate', 'Sun, 06 Nov 1994 08:49:37 GMT'],
  ['RFC 850', 'Sunday, 06-Nov-94 08:49:37 GMT'],
  ['asctime', 'Sun Nov  6 08:49:37 1994'],
])('the three forms of RFC 9110 name one instant: %s', (_, value) => {
  expect(parseHttpDate(value)).toBe(instant)
})

test('two digits of a year never mean one more than fifty years ahead', () => {
  const year = new Date().getUTCFullYear()
  const yearOf = (written: number) => {
    const digits = String(written % 100).padStart(2, '0')
    return new Date(parseHttpDate(`Friday, 01-Jan-${digits} 00:00:00 GMT`) ?? Number.NaN).getUTCFullYear()
  }
  expect(yearOf(year + 49)).toBe(year + 49)
  expect(yearOf(year + 51)).toBe(year - 49)
})

test.each([
  '',
  '1994',
  '0',
  '1994-11-06T08:49:37Z',
  'Sun, 06 Nov 1994 08:49:37',
  'Sun, 06 Nov 1994 08:49:37 +0100',
  'Sun, 6 Nov 1994 08:49:37 GMT',
  'Dim, 06 nov 1994 08:49:37 GMT',
  'Sun, 30 Feb 2025 08:49:37 GMT',
  'Sun, 06 Nov 1994 25:00:00 GMT',
  'Sun, 06 Nov 1994 24:00:00 GMT',
])('« %s » is no HTTP-date', (value) => {
  expect(parseHttpDate(value)).toBeUndefined()
})
