import type { Log } from './log'

/** A log for a person at a terminal: the message alone, as it would be told. */
export function createPlainLog(): Log {
  const out = (_: string, message: string) => console.log(message)
  const error = (_: string, message: string) => console.error(message)
  return { info: out, warn: error, error }
}
