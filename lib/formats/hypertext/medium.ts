import type { Element, Properties } from 'hast'
import type { Note } from '../../document/nodes'
import type { Figure, Ornament } from '../../figures/figure'

/** What differs between a page of the site and a chapter of a book; all else they say alike. */
export interface Medium {
  /** Where an address of the nodes leads from here. */
  readonly hrefOf: (url: string) => string
  /** Where the bytes of a picture are, from its path in the content folder. */
  readonly sourceOf: (file: string) => string
  readonly drawing: (figure: Figure) => Element
  readonly notes: 'beside' | 'at the end'
  /** Whether it has a table of contents of its own, before its first section. */
  readonly hasContents: boolean
  /** A cover leads into the site, by its key figures, and has an ornament; a page says what form of the work this is. */
  readonly titlePage:
    | { readonly is: 'cover'; readonly ornament: (ornament: Ornament) => Element }
    | { readonly is: 'page' }
  /** Whether what is for paper alone has a place, which a stylesheet shows when it is printed. */
  readonly isPrinted: boolean
  /** Whether the data of a drawing can be folded away. */
  readonly canFold: boolean
  /** Whether a table that is wider than the screen scrolls by itself. */
  readonly scrolls: boolean
  /** Whether a click on a reference selects the whole of it. */
  readonly selectsReferences: boolean
  /** What notes and their marks are to reading systems. */
  readonly marks: Readonly<Record<'notes' | 'note' | 'noteCall' | 'wayBack', Properties>>
}

/** What a node needs to know of its document. */
export interface Context {
  readonly medium: Medium
  readonly notes: readonly Note[]
  /** The anchors of the headings under which it stands. */
  readonly above: readonly string[]
  /** Whether it is part of what a click selects. */
  readonly isSelected: boolean
}
