import type { Page, Partners, Place, Places, Prose, Publication } from '../publication'

/**
 * A part of the publication that has a page of its own. All that lists, orders, numbers or links the parts reads them from
 * `outline`; nothing else knows which there are.
 */
export type Part = PartBase & Subject

interface PartBase {
  /** The path of its page: `/villes/besancon`. */
  readonly address: string
  /** The words of its heading. */
  readonly title: string
  /** What menus and breadcrumbs call it. */
  readonly menu: string
  /** One sentence that an editor wrote to introduce it. */
  readonly description?: string
  /** What the head of its page says of it to search engines and social networks. */
  readonly summary: string
  /** `opening`: the first page; `chapter`: of the publication; `site`: what speaks of the site itself. */
  readonly rank: 'opening' | 'chapter' | 'site'
  /** Where every page leads to it; a part under another is reached from that one. */
  readonly navigation?: 'header' | 'footer'
  /** Whether it stands in the files that hold the whole: PDF, EPUB. */
  readonly isInFiles: boolean
  /** Whether its paragraphs are numbered. */
  readonly isNumbered: boolean
  /** Its texts, in reading order. */
  readonly texts: readonly PlacedText[]
  /** What its page is about, as data name it: an anchor on the whole of its content. */
  readonly anchor?: string
  /** What links may name in it besides that, and the headings and paragraphs of its texts. */
  readonly anchors: readonly string[]
  /** The parts under it, in order. */
  readonly children: readonly Part[]
}

/** What a part is about: what its document is made from besides the publication. */
export type Subject =
  | { readonly kind: 'presentation' }
  | { readonly kind: 'places'; readonly places: Places }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'interviews'; readonly interviews: NonNullable<Publication['interviews']> }
  | { readonly kind: 'partners'; readonly partners: Partners }
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'citing' }

/** The part of a kind. */
export type PartOf<Kind extends Part['kind']> = Extract<Part, { readonly kind: Kind }>

/** A text in its place on the page of a part. */
export interface PlacedText {
  readonly text: Prose
  /** Set before the anchors of its headings, where the part has several texts. */
  readonly within?: string
  /** What it is about, where the part has several texts: « SG-CIV ». */
  readonly name?: string
}
