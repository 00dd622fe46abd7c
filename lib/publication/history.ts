import { type CalendarDate, frenchDate, type PartialDate } from './calendar'
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

/** When it was, in French: « 14 juin 1990 », « 2010–2012 », « octobre 2015 – octobre 2017 ». */
export function frenchPeriod({ date, end }: Pick<DatedFact, 'date' | 'end'>): string {
  if (!end) return frenchDate(date)
  const years = date.month === undefined && end.month === undefined
  return years ? `${date.year}–${end.year}` : `${frenchDate(date)}\u00A0– ${frenchDate(end)}`
}

/** When work was continued, in French: « octobre 2015 – octobre 2017 », « depuis octobre 2015 », « depuis le 2 mai 2023 ». */
export function followUpPeriod({ start, end }: FollowUp): string {
  if (end) return frenchPeriod({ date: start, end })
  return `depuis ${start.day === undefined ? '' : 'le '}${frenchDate(start)}`
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

/** What the nature of a version is called. */
export const natureNames: Readonly<Record<Version['nature'], string>> = { substance: 'fond', form: 'forme' }

/** An address that the site once had, and the one that took its place; both are paths. */
export interface Redirection {
  readonly from: string
  readonly to: string
}
