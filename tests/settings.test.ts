import { expect, test } from 'vitest'
import { SettingError, settings } from '../lib/settings'

test('how long an outdated edition may be served is a number of seconds, and without end unless set', () => {
  expect(settings({}).maxOutdated).toBeUndefined()
  expect(settings({ MAX_OUTDATED: '600' }).maxOutdated).toBe(600_000)
  for (const odd of ['0', '10m', '-5', '1.5'])
    expect(() => settings({ MAX_OUTDATED: odd })).toThrow(SettingError)
})
