import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { byteRange } from '../../lib/server/byte-range'
import { acceptedEncodings } from '../../lib/server/negotiation'
import { evaluatePreconditions } from '../../lib/server/preconditions'

/*
 * Expressions that try every way to cut a list would be busy for minutes with values of this length, which is all that
 * a header may have. The test then runs into its time-out.
 */
const length = 16_000
const repeated = (text: string) => text.repeat(length / text.length)

test.each([
  `bytes=${repeated(' ,')}x`,
  `bytes=0-9${repeated(', ')}x`,
  `bytes=${repeated('9')}-`,
  `bytes=${repeated('0')}-${repeated('9')}x`,
])('a long Range is read in one go', (value) => {
  for (let times = 0; times < 100; times++) byteRange(value, 1_000)
  expect(byteRange(value, 1_000)).not.toEqual({ start: 0, end: 999 })
})

test.each([repeated(', '), repeated('"a",'), `${repeated('"a" ,')}x`, repeated('"'), repeated('W/"')])(
  'a long list of tags is read in one go',
  (value) => {
    const validators = { etag: '"lien-social"' }
    for (let times = 0; times < 100; times++) evaluatePreconditions({ 'if-none-match': value }, validators)
    expect(evaluatePreconditions({ 'if-none-match': value }, validators)).toBe('fulfilled')
    expect(evaluatePreconditions({ 'if-match': value }, validators)).toBe('failed')
  },
)

test('a hundred thousand different Accept-Encoding values leave the memory as it was', () => {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc')
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  for (let index = 0; index < 100_000; index++) acceptedEncodings(`gzip;q=0.5, inconnu-${index}`)
  collectGarbage()
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(5 * 1024 * 1024)
  expect(acceptedEncodings('gzip, br')).toEqual(['br', 'gzip', 'identity'])
})
