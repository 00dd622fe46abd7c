/*
 * Plain JSON rather than pino: the server writes a few lines a day, and a logger that spreads its work over a thread
 * would cost start-up time and bring nothing.
 */

/** Details of an event; an Error is written as its message. */
export type Details = Readonly<Record<string, unknown>>

/** Writes one line of JSON for each event. `event` is a fixed name for machines, `message` a French sentence for people. */
export interface Log {
  info(event: string, message: string, details?: Details): void
  warn(event: string, message: string, details?: Details): void
  error(event: string, message: string, details?: Details): void
}

interface Output {
  write(line: string): unknown
}

/** A log to standard output, and for warnings and errors to standard error. */
export function createLog(out: Output = process.stdout, err: Output = process.stderr): Log {
  const writer =
    (output: Output, level: string) =>
    (event: string, message: string, details: Details = {}) => {
      const line = JSON.stringify(
        { time: new Date().toISOString(), level, event, message, ...details },
        (_, value: unknown) => (value instanceof Error ? value.message : value),
      )
      output.write(`${line}\n`)
    }
  return { info: writer(out, 'info'), warn: writer(err, 'warn'), error: writer(err, 'error') }
}

/** Whether each answer is to be logged too. Off unless asked: who reads what is the readers' own affair. */
export function wantsAccessLog(env: Record<string, string | undefined> = process.env): boolean {
  return env.ACCESS_LOG === '1'
}
