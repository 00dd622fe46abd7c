import type { Figure, Ornament } from '../figures/figure'

/*
 * What a document is made of. The nodes follow mdast where it has them; the others are terms of the field. Nothing here
 * knows of places or partners: a format that shows every node shows every publication. The union is closed, so that a
 * format which forgets a node does not compile.
 */

/** A page, a chapter: everything that one part of the publication says, once for every format. */
export interface Document {
  readonly type: 'document'
  /** The address of its page, as a path: `/villes/besancon`. Links that begin with `#` count from it. */
  readonly address: string
  /** The words of its heading. A document that has a title page shows those of the work instead. */
  readonly title: string
  readonly children: readonly Block[]
  /** The notes that its texts call, in the order of their first calls. */
  readonly notes: readonly Note[]
}

/** A note; `noteCall` nodes of the document lead to it by its number. */
export interface Note {
  /** From 1, through the whole document. */
  readonly number: number
  /** Its anchor, and those of its calls, in their order. */
  readonly id: string
  readonly callIds: readonly string[]
  readonly children: readonly Block[]
}

/** What stands by itself. */
export type Block =
  | Paragraph
  | Heading
  | Section
  | List
  | Quote
  | Code
  | ThematicBreak
  | Table
  | Facts
  | Picture
  | FigureNode
  | Multiples
  | Reference
  | TitlePage
  | Group

/** What stands in a line. */
export type Inline =
  | Text
  | Emphasis
  | Strong
  | Delete
  | Insert
  | Link
  | Image
  | InlineCode
  | Break
  | NoteCall
  | Citation
  | Foreign
  | Time
  | WorkTitle
  | Address
  | KeyFigure
  | Aside
  | Spoken
  | Unspoken

export type Node = Block | Inline | ListItem

/** For each type of node what a format makes of it; a type that is missing does not compile. */
export type Handlers<Made, Type extends Node['type'] = Node['type'], Context extends unknown[] = []> = {
  readonly [Name in Type]: (node: Extract<Node, { readonly type: Name }>, ...context: Context) => Made
}

export interface Paragraph {
  readonly type: 'paragraph'
  /** Its number through the publication, by which it is cited; its anchor is `passageAnchor`. */
  readonly number?: number
  /**
   * `lead`: introduces what follows; `remark`: set small; `identity`: under a name, what it is or did; `counts`: how
   * many, the first number as a key figure.
   */
  readonly role?: 'lead' | 'remark' | 'identity' | 'counts'
  readonly children: readonly Inline[]
}

export interface Heading {
  readonly type: 'heading'
  /** From 2 on: the title of the document is 1. */
  readonly depth: number
  /** Its anchor in the document. */
  readonly id?: string
  /** How a table of contents names it, where its own words are long. */
  readonly short?: string
  readonly children: readonly Inline[]
}

/** A heading with what stands under it, down to the next of the same depth. */
export interface Section {
  readonly type: 'section'
  /** `whole`: as wide as the page allows. */
  readonly role?: 'whole'
  /** The first is the heading; the opening of a text has none. */
  readonly children: readonly Block[]
}

export interface List {
  readonly type: 'list'
  readonly ordered: boolean
  /** Of an ordered list that does not begin with 1. */
  readonly start?: number
  /** Ordered from the highest number down. */
  readonly reversed?: boolean
  /** Whether its items stand apart. */
  readonly spread: boolean
  /**
   * `cards`: a name with a remark on each; `plain`: without marks; `inline`: short, in a row; `files`: to be downloaded;
   * `versions`: dated states of the text. Absent: a list as texts have it.
   */
  readonly role?: 'cards' | 'plain' | 'inline' | 'files' | 'versions'
  readonly children: readonly ListItem[]
}

export interface ListItem {
  readonly type: 'listItem'
  readonly id?: string
  /** Of a list of tasks: whether it is done. */
  readonly checked?: boolean
  /** In a list that is not spread, the first paragraph is the item's own text. */
  readonly children: readonly Block[]
}

export interface Quote {
  readonly type: 'quote'
  /** Where the words stand. */
  readonly cite?: string
  readonly children: readonly Block[]
}

export interface Code {
  readonly type: 'code'
  /** `copied`: to be selected and copied whole. */
  readonly role?: 'copied'
  readonly value: string
}

export interface ThematicBreak {
  readonly type: 'thematicBreak'
}

export interface Table {
  readonly type: 'table'
  /** Its anchor, where it has a caption. */
  readonly id?: string
  readonly caption?: readonly Inline[]
  /** Whether the first cell of a row says what the row is about. */
  readonly hasRowHeads: boolean
  readonly columns: readonly Column[]
  /** Each as long as `columns`. */
  readonly rows: readonly (readonly Cell[])[]
}

export interface Column {
  readonly title: readonly Inline[]
  readonly align?: 'left' | 'center' | 'right'
}

export type Cell = readonly Inline[]

/** Terms and what is said of each. */
export interface Facts {
  readonly type: 'facts'
  /** `sources`: short keys and long descriptions; `corrections`: words and, beside them, how to read them. */
  readonly role?: 'sources' | 'corrections'
  readonly children: readonly Fact[]
}

export interface Fact {
  readonly id?: string
  readonly term: readonly Inline[]
  readonly children: readonly Inline[]
}

/** A picture that a text shows by itself. */
export interface Picture extends Pictured {
  readonly type: 'picture'
  readonly caption?: readonly Inline[]
}

/** A picture of the content folder. */
export interface Pictured {
  /** Path inside the content folder, and address on the site without its first slash: `images/carte.png`. */
  readonly file: string
  readonly alternative: string
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** A drawing that the site makes, under its title. */
export interface FigureNode {
  readonly type: 'figure'
  readonly figure: Figure
  /** The same data as a table: the key to the drawing, folded away where a format can, or said otherwise in the document. */
  readonly data: 'open' | 'folded' | 'elsewhere'
}

/** Small drawings of one kind, side by side, each under a name. */
export interface Multiples {
  readonly type: 'multiples'
  readonly children: readonly {
    readonly title: readonly Inline[]
    readonly figure?: Figure
    readonly remarks: readonly (readonly Inline[])[]
  }[]
}

/** A bibliographic reference, to be copied whole. */
export interface Reference {
  readonly type: 'reference'
  /** Whether it is only for paper: a printed page says what it was printed from. */
  readonly isPrintedOnly?: boolean
  readonly children: readonly Inline[]
}

/** What the title page of the work says. */
export interface TitlePage {
  readonly type: 'titlePage'
  /** « Publication – Cahier de l'Odas ». */
  readonly kind: string
  readonly title: { readonly before?: string; readonly main: string; readonly after?: string }
  /** Those whom it names besides the publisher. */
  readonly authors: readonly string[]
  readonly date: readonly Inline[]
  readonly publisher: string
  /** What this form of the work is: « Édition web recomposée ». */
  readonly mention: string
  /** What it is about in numbers, each with the address that tells more. */
  readonly keyFigures: readonly { readonly number: string; readonly label: string; readonly url: string }[]
  readonly ornament?: Ornament
}

/** Blocks that belong together, for the eye only. */
export interface Group {
  readonly type: 'group'
  /** `cover`: the head of the first page; `aside`: beside the text where there is room; `pair`: side by side on paper. */
  readonly role: 'cover' | 'aside' | 'pair'
  readonly children: readonly Block[]
}

export interface Text {
  readonly type: 'text'
  readonly value: string
}

export interface Emphasis {
  readonly type: 'emphasis'
  readonly children: readonly Inline[]
}

export interface Strong {
  readonly type: 'strong'
  readonly children: readonly Inline[]
}

/** Words taken out. */
export interface Delete {
  readonly type: 'delete'
  readonly children: readonly Inline[]
}

/** Words put in. */
export interface Insert {
  readonly type: 'insert'
  readonly children: readonly Inline[]
}

export interface Link {
  readonly type: 'link'
  /** An address of the site with its first slash, an anchor of this document (`#…`), or an absolute URL. */
  readonly url: string
  /** Whether it leads to a file to be kept. */
  readonly isDownload?: boolean
  readonly children: readonly Inline[]
}

/** A picture among words. */
export interface Image extends Pictured {
  readonly type: 'image'
}

export interface InlineCode {
  readonly type: 'inlineCode'
  /** `fingerprint`: a SHA-256, lower-case hexadecimal. */
  readonly role?: 'fingerprint'
  readonly value: string
}

export interface Break {
  readonly type: 'break'
}

/** The mark in the text that calls a note. */
export interface NoteCall {
  readonly type: 'noteCall'
  /** Of the note. */
  readonly number: number
  /** From 0, which call of this note it is. */
  readonly index: number
}

/** « [P, R] »: the sources of what stands before it, each a link to its entry. Stays on the line of what it proves. */
export interface Citation {
  readonly type: 'citation'
  readonly sources: readonly { readonly key: string; readonly url: string }[]
}

/** Words in another language. */
export interface Foreign {
  readonly type: 'foreign'
  /** BCP 47. */
  readonly language: string
  readonly children: readonly Inline[]
}

export interface Time {
  readonly type: 'time'
  /** ISO 8601, as precise as it is known. */
  readonly datetime: string
  readonly children: readonly Inline[]
}

/** The title of a work, in a reference. */
export interface WorkTitle {
  readonly type: 'workTitle'
  readonly children: readonly Inline[]
}

/** An address of the web that is itself to be read, and may be broken where addresses may. */
export interface Address {
  readonly type: 'address'
  /** Absolute. */
  readonly url: string
  /** How it is printed, where not in full. */
  readonly printed?: string
}

/** A number set large. */
export interface KeyFigure {
  readonly type: 'keyFigure'
  readonly value: string
}

/** Said in passing, set small; a new line where it stands after a name. */
export interface Aside {
  readonly type: 'aside'
  readonly children: readonly Inline[]
}

/** Words for those who listen, which the eye sees by other means. */
export interface Spoken {
  readonly type: 'spoken'
  readonly value: string
}

/** A sign for the eye that is not to be read aloud. */
export interface Unspoken {
  readonly type: 'unspoken'
  readonly value: string
}
