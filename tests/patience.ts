/*
 * No test fails because its machine is slow: these limits, in milliseconds, end only what hangs. Timings belong in
 * `npm run bench`.
 */

/** How long a test waits for one thing that must come. */
export const patience = { timeout: 10 * 60_000 }

/** How long a whole test may take. */
export const wholeTest = { timeout: 60 * 60_000 }
