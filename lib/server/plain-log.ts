import type { Writable } from 'node:stream'
import { visibleLines } from '../terminal'
import { type Level, type Log, logAs } from './log'

/** A log for a person at a terminal: the message as it would be told, warnings and errors marked as such. */
export function createPlainLog(out?: Writable, err?: Writable): Log {
  return logAs((level, _, message) => visibleLines(`${marks[level]}${message}`), out, err)
}

const marks: Readonly<Record<Level, string>> = { info: '', warn: 'Attention : ', error: 'Erreur : ' }
