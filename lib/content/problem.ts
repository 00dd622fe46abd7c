import { closest, distance } from 'fastest-levenshtein'
import { type RuleId, rules, type Severity } from './rules'

/** A place in a content file; lines and columns count from 1. */
export interface Place {
  /** Path inside the content folder, with forward slashes; empty for the folder itself. */
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Something in the content that an editor has to mend. */
export interface Problem extends Place {
  readonly rule: RuleId
  /** What was found, what is expected and how to mend it, in French. */
  readonly message: string
  /** The line of the file as the editor wrote it; absent where the problem is not of one line. */
  readonly written?: string
  /** Its file is a draft, which is not published: nothing in it stops publication. */
  readonly isInDraft?: boolean
}

export function severity({ rule, isInDraft }: Problem): Severity {
  return isInDraft ? 'warning' : rules[rule].severity
}

/** The start of a file, for problems of the file as a whole. */
export const startOf = (file: string): Place => ({ file, line: 1, column: 1 })

/** In the order in which an editor meets them: by file, line and column. */
export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      a.file.localeCompare(b.file, 'fr') ||
      a.line - b.line ||
      a.column - b.column ||
      a.rule.localeCompare(b.rule),
  )
}

/** « Vouliez-vous écrire « x » ? » when a known name is close to what was found; else the list of known names. */
export function proposal(found: string, known: readonly string[]): string {
  if (known.length === 0) return ''
  const nearest = closest(found, [...known])
  if (isClose(found, nearest)) return ` Vouliez-vous écrire « ${nearest} » ?`
  return known.length <= 24 ? ` Noms possibles : ${known.map((name) => `« ${name} »`).join(', ')}.` : ''
}

/** Whether one name may be a slip of the other. */
export function isClose(found: string, name: string): boolean {
  // Of a key of one letter any other one would be a slip.
  const allowed = found.length < 2 ? 0 : found.length < 4 ? 1 : Math.max(2, Math.floor(found.length / 3))
  return distance(found.toLowerCase(), name.toLowerCase()) <= allowed
}
