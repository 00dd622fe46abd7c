import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { wholeTest } from './patience'

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    environment: 'node',
    // By default one core is left idle: on two cores the longest tests, which mostly wait, would stand in one line.
    maxWorkers: '100%',
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/fixtures/**'],
    globalSetup: 'tests/composed.ts',
    testTimeout: wholeTest.timeout,
    hookTimeout: wholeTest.timeout,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
  },
})
