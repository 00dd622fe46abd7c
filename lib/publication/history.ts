import type { CalendarDate, PartialDate } from './calendar'
import type { SourceKeys } from './source'

/** Work that continued the publication. */
export interface FollowUp {
  readonly title: string
  readonly start: PartialDate
  readonly end?: PartialDate
  /** Slugs of the publication's places that took part again, with the name under which they did where it differs. */
  readonly places: readonly { readonly slug: string; readonly as?: string }[]
  readonly sources: SourceKeys
}

/** Something dated that belongs to the history of the publication: what led to it, what became of it and of its publisher. */
export interface DatedFact {
  readonly date: PartialDate
  /** Absent for what happened at one time. */
  readonly end?: PartialDate
  readonly text: string
  readonly sources: SourceKeys
}

/** Something the source prints wrongly, and how to read it. */
export interface Correction {
  readonly printed: string
  /** Absent when nobody knows: the source is cut, say. */
  readonly reading?: string
  readonly note?: string
  readonly sources: SourceKeys
}

/** A dated state of this site's text. */
export interface Version {
  readonly date: CalendarDate
  /** « fond »: what it says changed; « forme »: only how. */
  readonly nature: 'substance' | 'form'
  readonly summary: string
  readonly changes: readonly { readonly before?: string; readonly after?: string }[]
}

/** An address that the site once had, and the one that took its place; both are paths. */
export interface Redirection {
  readonly from: string
  readonly to: string
}
