/** A date known to the day (ISO 8601), such as `{ year: 2025, month: 3, day: 6 }`. Months and days count from 1. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A date known to the year, or to the month when `month` (1–12) is present, or to the day when `day` is too. */
export interface PartialDate {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

/** The date in ISO 8601, as precise as it is known: `2013`, `2013-06`, `2025-03-06`. */
export function isoDate(date: PartialDate): string {
  const parts = [String(date.year).padStart(4, '0')]
  if (date.month !== undefined) parts.push(String(date.month).padStart(2, '0'))
  if (date.day !== undefined) parts.push(String(date.day).padStart(2, '0'))
  return parts.join('-')
}

/** Orders two dates; an unknown month or day counts as the first. */
export function compareDates(a: PartialDate, b: PartialDate): number {
  return a.year - b.year || (a.month ?? 1) - (b.month ?? 1) || (a.day ?? 1) - (b.day ?? 1)
}
