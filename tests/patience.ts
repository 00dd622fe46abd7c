/**
 * How long a test waits for what must come, in milliseconds: so long that no machine is too busy for it. Timings belong
 * in `npm run bench`.
 */
export const patience = { timeout: 300_000 }
