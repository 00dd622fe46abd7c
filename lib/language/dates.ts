/** A date known to the year, or to the month (1–12), or to the day. The dates of the model have this shape. */
export interface PartialDate {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

/** Something that lasted; without an end, what happened at one time. */
export interface Period {
  readonly date: PartialDate
  readonly end?: PartialDate
}
