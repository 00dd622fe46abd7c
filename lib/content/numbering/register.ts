import type { CalendarDate } from '../../publication'

/** The file that records the numbers of paragraphs, beside `publication.md`. */
export const registerFile = 'paragraphes.yml'

/** The largest register that is read, in bytes: some 8 000 paragraphs. */
export const registerLimit = 4 * 1024 * 1024

/** A number and the paragraph that it was given to. */
export interface Entry {
  readonly number: number
  /** Path of the paragraph's file inside the content folder. */
  readonly file: string
  /** The day on which its paragraph was found to be gone; absent while it is there. */
  readonly withdrawnOn?: CalendarDate
  /** What the paragraph says, or last said, in ordinary spaces; absent where an editor removed withdrawn words. */
  readonly words?: string
}

/**
 * Every number that was ever given: those in use first, in reading order within each file, then the withdrawn ones.
 */
export type Register = readonly Entry[]

/** The number that the next new paragraph gets: none is ever given twice. */
export function nextNumber(register: Register): number {
  return Math.max(0, ...register.map(({ number }) => number)) + 1
}
