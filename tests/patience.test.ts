import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** What would make a test fail because its machine is slow; each has a place that knows better. */
const limits: readonly (readonly [RegExp, allowed: readonly string[]])[] = [
  [/vi\.waitFor\(/, ['wait-for.ts']],
  [/testTimeout|hookTimeout/, ['vitest.config.ts']],
  [/test\.setTimeout\(|test\.slow\(/, []],
  // Elsewhere a last argument that is a number is a status, or the step of an interval.
  [/^ *\}, \d[\d_]*\)$|^ *\d[\d_]*,?\n *\)$/m, ['edition/sample-app.ts', 'faults/slow-clients.ts']],
]

test('no test has a limit of time of its own: tests/patience.ts has them', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.m?ts$/.test(file) && file !== 'patience.test.ts' && !file.startsWith('fixtures'),
  )
  expect(files.length).toBeGreaterThan(100)
  const found = files.flatMap((file) => {
    const text = readFileSync(join(import.meta.dirname, file), 'utf8')
    return limits
      .filter(([limit, allowed]) => limit.test(text) && !allowed.includes(file))
      .map(([limit]) => `${file} : ${limit.exec(text)?.[0]}`)
  })
  expect(found).toEqual([])
})
