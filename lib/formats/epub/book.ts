import type { Element } from 'xast'
import type { BlockName, Notes, Publication } from '../../publication'

/** What the makers of the parts share while one book is made. */
export interface Book {
  readonly publication: Publication
  /** Origin of the public site, without a final slash. */
  readonly siteUrl: string
  /** Files of the pictures that the book shows, filled as they are met. */
  readonly pictures: Set<string>
  /** The blocks that a text has placed so far: what one of them shows need not be shown again. */
  readonly placed: Set<BlockName>
  /** The content of a block that a text places, drawn from the rest of the publication. */
  readonly block: (name: BlockName, setting: Setting) => Element[]
}

/** A text in its place in the book. */
export interface Setting extends Book {
  /** Path of the page that shows the text on the site; links such as `#sources` count from it. */
  readonly path: string
  /** The notes of the whole chapter, so that their numbers run through it. */
  readonly notes: Notes
  /** How many levels the headings of the text go down. */
  readonly lower: number
  /** Set before the anchors of its headings, where the chapter has several texts. */
  readonly within?: string
}

/** An entry of the table of contents below a chapter: a heading, by its anchor. */
export interface Entry {
  readonly anchor: string
  readonly title: string
}

/** One XHTML file of the book. */
export interface Chapter {
  /** The name of the file. */
  readonly file: string
  readonly title: string
  /** The page of the site that says the same; links to it lead here. */
  readonly path?: string
  /** What `epub:type` and the landmarks call it. */
  readonly type: 'cover' | 'titlepage' | 'toc' | 'chapter' | 'colophon'
  readonly content: readonly Element[]
  readonly entries?: readonly Entry[]
  /** The chapter under which the table of contents lists it, by its file. */
  readonly under?: string
}
