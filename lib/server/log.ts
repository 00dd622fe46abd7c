import type { Writable } from 'node:stream'
import { visibleJson } from '../terminal'
import { Lines } from './lines'

/*
 * Plain JSON rather than pino: the server writes a few lines a day, and a logger that spreads its work over a thread
 * would cost start-up time and bring nothing.
 */

/** Details of an event; an Error is written as its message. */
export type Details = Readonly<Record<string, unknown>>

export type Level = 'info' | 'warn' | 'error'

/** Tells of events. `event` is a fixed name for machines, `message` a French sentence for people. */
export type Log = Readonly<Record<Level, (event: string, message: string, details?: Details) => void>>

/** How an event is written. */
type Form = (level: Level, event: string, message: string, details: Details) => string

/**
 * A log to standard output, and for warnings and errors to standard error. Neither can end or delay what is told of:
 * see `Lines`.
 */
export function logAs(form: Form, out: Writable = process.stdout, err: Writable = process.stderr): Log {
  const tell = (lost: number) => form('warn', 'log.lost', lostLines(lost), { lost })
  const [told, complained] = [new Lines(out, tell), new Lines(err, tell)]
  const writer =
    (level: Level, lines: Lines) =>
    (event: string, message: string, details: Details = {}) =>
      lines.write(form(level, event, message, details))
  return { info: writer('info', told), warn: writer('warn', complained), error: writer('error', complained) }
}

function lostLines(lost: number): string {
  const lines = lost === 1 ? 'une ligne y manque' : `${lost} lignes y manquent`
  return `Le journal n’a pas pu être écrit (disque plein, ou lecteur absent ou trop lent) : ${lines}.`
}

/** A log for a service: one line of JSON for each event. */
export function createLog(out?: Writable, err?: Writable): Log {
  return logAs(inJson, out, err)
}

function inJson(level: Level, event: string, message: string, details: Details): string {
  const json = JSON.stringify(
    { time: new Date().toISOString(), level, event, message, ...details },
    (_, value: unknown) => (value instanceof Error ? value.message : value),
  )
  return visibleJson(json)
}

/** Whether each answer is to be logged too. Off unless asked: who reads what is the readers' own affair. */
export function wantsAccessLog(env: Record<string, string | undefined> = process.env): boolean {
  return env.ACCESS_LOG === '1'
}
