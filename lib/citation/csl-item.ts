/** A name in CSL-JSON: a person's two parts, or the one name of an organisation. */
export type CslName = CslPerson | { readonly literal: string }

export interface CslPerson {
  readonly family: string
  readonly given: string
  /** Stands before the family name, but after the given name where the name is inverted: « de », « d’ ». */
  readonly 'dropping-particle'?: string
}

/** Year, and month and day where known. */
export type CslDate = readonly [number] | readonly [number, number] | readonly [number, number, number]

/** A record in CSL-JSON 1.0.2, as far as this site needs it. All texts are plain (see `plainText`). */
export interface CslItem {
  readonly id: string
  readonly type: 'report' | 'webpage'
  readonly title: string
  readonly 'title-short'?: string
  readonly author?: readonly CslName[]
  readonly issued: { readonly 'date-parts': readonly [CslDate] }
  readonly publisher?: string
  readonly 'collection-title'?: string
  readonly genre?: string
  readonly number?: string
  readonly ISBN?: string
  readonly DOI?: string
  /** BCP 47. */
  readonly language: string
  readonly URL: string
  readonly abstract?: string
  /** Separated by commas. */
  readonly keyword?: string
}
