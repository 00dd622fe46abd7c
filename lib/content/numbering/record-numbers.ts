import type { CalendarDate, Prose } from '../../publication'
import { findParagraphs } from './find-paragraphs'
import { type Entry, nextNumber, type Register } from './register'

/** What a recording changes in the register. */
export interface Recording {
  readonly register: Register
  /** Entries as they are now; one that was moved and mended is in both lists. */
  readonly added: readonly Entry[]
  readonly mended: readonly Entry[]
  readonly moved: readonly Entry[]
  readonly withdrawn: readonly Entry[]
  readonly restored: readonly Entry[]
}

/**
 * The register after the texts (in reading order) as they are now: new paragraphs get the numbers that follow the
 * highest ever given, those that are gone are withdrawn on the day `today`, and no number changes hands.
 */
export function recordNumbers(texts: readonly Prose[], register: Register, today: CalendarDate): Recording {
  const { paragraphs, gone } = findParagraphs(texts, register)
  let next = nextNumber(register)
  const present = paragraphs.map(({ file, wording: { words }, entry }) => {
    const number = entry?.number ?? next
    if (!entry) next += 1
    return { now: { number, file, words }, before: entry }
  })
  const nowGone = gone.map((entry): Entry => ({ ...entry, withdrawnOn: entry.withdrawnOn ?? today }))
  const changed = (test: (now: Entry, before: Entry) => boolean) =>
    present.flatMap(({ now, before }) => (before && test(now, before) ? [now] : []))
  return {
    register: [...present.map(({ now }) => now), ...nowGone],
    added: present.flatMap(({ now, before }) => (before ? [] : [now])),
    mended: changed((now, before) => now.words !== before.words),
    moved: changed((now, before) => now.file !== before.file),
    withdrawn: nowGone.filter((_, index) => gone[index]?.withdrawnOn === undefined),
    restored: changed((_, before) => before.withdrawnOn !== undefined),
  }
}
