import type { Document } from './nodes'

/** The publication as a file of its own holds it, whatever the format. */
export interface Book {
  readonly about: BookRecord
  /** One title page and nothing else. */
  readonly titlePage: Document
  /** In reading order. */
  readonly parts: readonly BookPart[]
  /** What this file is and is not, and how to cite it: paragraphs, then facts. */
  readonly colophon: Document
}

/** A part with those under it: the places under their overview. */
export interface BookPart {
  readonly document: Document
  readonly children: readonly BookPart[]
}

/** What the file says of itself to machines and in its running heads. */
export interface BookRecord {
  readonly title: string
  readonly shortTitle: string
  readonly authors: readonly string[]
  readonly publisher: string
  readonly description: string
  readonly keywords: readonly string[]
  /** BCP 47. */
  readonly language: string
  /** Of the version of the text. */
  readonly date: { readonly year: number; readonly month: number; readonly day: number }
}
