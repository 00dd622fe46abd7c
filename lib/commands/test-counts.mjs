import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/**
 * How many tests ended how.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
})

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
})

/**
 * A check that knows only yes and no.
 *
 * @param {number | null} status its exit status
 * @returns {Counts}
 */
export function countCheck(status) {
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/**
 * The counts of Vitest's JSON report. A file that could not be loaded counts as one failed test.
 *
 * @param {string} file
 * @param {number | null} status exit status of Vitest
 * @returns {Counts}
 */
export function countVitest(file, status) {
  return countRun(file, status, (content) => {
    const report = vitestReport.parse(content)
    const unloaded = report.testResults.filter(
      (result) =>
        result.status === 'failed' &&
        !result.assertionResults.some((assertion) => assertion.status === 'failed'),
    )
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloaded.length,
      skipped: report.numPendingTests + report.numTodoTests,
    }
  })
}

/**
 * The counts of Playwright's JSON report. Tests that it left out after a failure are among the skipped.
 *
 * @param {string} file
 * @param {number | null} status exit status of Playwright
 * @returns {Counts}
 */
export function countPlaywright(file, status) {
  return countRun(file, status, (content) => {
    const { expected, unexpected, flaky, skipped } = playwrightReport.parse(content).stats
    return { passed: expected + flaky, failed: unexpected, skipped }
  })
}

/**
 * A runner that failed without a failed test, or left no report, counts as one failed test itself.
 *
 * @param {string} file
 * @param {number | null} status
 * @param {(content: unknown) => Counts} count
 * @returns {Counts}
 */
function countRun(file, status, count) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const counts = count(JSON.parse(readFileSync(file, 'utf8')))
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  return all.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/**
 * The closing line, in the form that continuous integration reads.
 *
 * @param {Counts} counts
 * @returns {string} `12 passed, 0 failed`, with `, 1 skipped` when there are
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/**
 * Whether the whole is a success: nothing failed, and something was tested.
 *
 * @param {Counts} counts
 * @returns {boolean}
 */
export function isSuccess({ passed, failed }) {
  return failed === 0 && passed > 0
}
