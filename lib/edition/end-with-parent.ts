import { Worker } from 'node:worker_threads'

/** Milliseconds between two looks at whether the parent lives. */
const round = 500

/**
 * Ends this process when its parent has ended, however that came about. The watch runs on a thread of its own: a text
 * that takes hours to parse holds up the main one, and nobody would be left to enforce the deadline.
 */
export function endWithParent(): void {
  process.on('disconnect', () => process.exit())
  const watch = `const parent = ${process.ppid}
setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), ${round})`
  new Worker(watch, { eval: true, execArgv: [] })
    .on('error', (error) => {
      // Unwatched, it might outlive its parent; another takes its place.
      console.error(error)
      process.exit(1)
    })
    .unref()
}
