import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  closingLine,
  countCheck,
  countPlaywright,
  countVitest,
  isSuccess,
  sum,
} from '../../lib/commands/test-counts.mjs'
import { projectFolder } from './project-folder'

const report = (content: unknown): string =>
  join(projectFolder({ 'report.json': JSON.stringify(content) }), 'report.json')

const vitestReport = (counts: object, testResults: object[] = []) =>
  report({
    ...{ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 },
    ...counts,
    testResults,
  })

const playwrightReport = (stats: object) =>
  report({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats } })

describe('what the runners counted', () => {
  test('Vitest: passed, failed, skipped and planned tests', () => {
    const file = vitestReport({ numPassedTests: 12, numFailedTests: 2, numPendingTests: 3, numTodoTests: 1 })
    expect(countVitest(file, 1)).toEqual({ passed: 12, failed: 2, skipped: 4 })
  })

  test('Vitest: a test file that could not be loaded is a failure', () => {
    const failed = { status: 'failed', assertionResults: [{ status: 'failed' }] }
    const unloaded = { status: 'failed', assertionResults: [] }
    const passed = { status: 'passed', assertionResults: [{ status: 'passed' }] }
    const file = vitestReport({ numPassedTests: 1, numFailedTests: 1 }, [failed, unloaded, passed])
    expect(countVitest(file, 1)).toEqual({ passed: 1, failed: 2, skipped: 0 })
  })

  test('Playwright: a test that passed at its second try has passed', () => {
    const file = playwrightReport({ expected: 30, unexpected: 1, flaky: 2, skipped: 4 })
    expect(countPlaywright(file, 1)).toEqual({ passed: 32, failed: 1, skipped: 4 })
  })

  test.each([1, null])(
    'a runner that ends with status %s without a failed test has failed itself',
    (status) => {
      expect(countVitest(vitestReport({ numPassedTests: 12 }), status)).toEqual({
        passed: 12,
        failed: 1,
        skipped: 0,
      })
      expect(countPlaywright(playwrightReport({}), status)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    },
  )

  test('a runner that left no report has failed, whatever its status', () => {
    expect(countVitest(join(projectFolder(), 'absent.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  test('the type checker and the linter count as one each', () => {
    expect([0, 1, null].map(countCheck).map(closingLine)).toEqual([
      '1 passed, 0 failed',
      '0 passed, 1 failed',
      '0 passed, 1 failed',
    ])
  })
})

describe('the closing line', () => {
  test('adds everything up, and names skipped tests only when there are', () => {
    expect(closingLine(sum([]))).toBe('0 passed, 0 failed')
    expect(
      closingLine(
        sum([
          { passed: 12, failed: 0, skipped: 1 },
          { passed: 30, failed: 2, skipped: 0 },
        ]),
      ),
    ).toBe('42 passed, 2 failed, 1 skipped')
  })

  test('a run succeeds when nothing failed and something was tested', () => {
    expect(isSuccess({ passed: 1, failed: 0, skipped: 3 })).toBe(true)
    expect(isSuccess({ passed: 9, failed: 1, skipped: 0 })).toBe(false)
    expect(isSuccess({ passed: 0, failed: 0, skipped: 3 })).toBe(false)
  })
})
