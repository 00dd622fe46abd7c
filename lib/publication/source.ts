import type { CalendarDate } from './calendar'

/** Where a statement comes from. Texts cite it by its key: `:source[P]`. */
export interface Source {
  /** Short and unique in the publication: « P », « ASH2814 ». */
  readonly key: string
  readonly title: string
  /** Who published it. */
  readonly publisher?: string
  /** An absolute http(s) URL. */
  readonly url?: string
  /** What the reader should know of it: a licence, a millésime, what it says differently. */
  readonly note?: string
  readonly consultedOn?: CalendarDate
}

/** The keys of the sources behind a statement, in the editor's order; empty when none is given. */
export type SourceKeys = readonly string[]
