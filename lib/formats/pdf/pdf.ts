import { createHash } from 'node:crypto'
import type { Book, BookPart, BookRecord } from '../../document/book'
import type { Block, Document } from '../../document/nodes'
import { nodesIn } from '../../document/nodes-in'
import { words as language } from '../../language'
import { flow, isShort } from './blocks'
import { breakable } from './breaks'
import { refuseUnprintable } from './characters'
import { type Code, call, program, sequence, words } from './code'
import { typeset } from './compiler'
import { type Composition, type Context, Drawings, inside, Landmarks, pageWidth } from './composition'
import { fingerprint, line } from './inlines'
import { turnsPage } from './tables'
import type { Metadata } from './xmp'

export interface PdfOptions {
  /** Address of the public site, without a final slash; links that leave the file begin with it. */
  readonly siteUrl: string
  /** Where the file stands on the web. */
  readonly identifier: string
  /** The bytes of a picture of the publication, by its path in the content folder: `images/carte.png`. */
  readonly pictures: (file: string) => Promise<Uint8Array>
}

/**
 * A publication as a PDF: A4, tagged, the same bytes for the same book and options.
 *
 * @throws UnprintableCharacterError when the book holds a character that the font does not draw
 * @throws TypesettingError when the layout itself is at fault
 */
export async function pdfOf(
  book: Book,
  { siteUrl, identifier, pictures }: PdfOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const composition: Composition = {
    siteUrl,
    landmarks: new Landmarks(),
    pictures: new Set(),
    drawings: new Drawings(),
  }
  const title = flow(book.titlePage.children, contextOf(book.titlePage, 1, composition))
  const notice = colophon(book.colophon, composition)
  const parts = book.parts.map((each) => part(each, 1, composition))
  const shown = new Map([
    ...(await loadPictures(composition.pictures, pictures)),
    ...composition.drawings.all(),
  ])
  const sha256 = hashOf([title, notice(), ...parts], shown)
  const content = [title, notice(sha256), call('contents', [words(language.contents)]), ...parts]
  refuseUnprintable(content.map(({ printed }) => printed).join('\n'))
  const text = [preamble(book.about, siteUrl, composition.landmarks), program(content)].join('\n')
  return typeset(text, shown, metadataOf(book.about, identifier))
}

function contextOf({ address, notes }: Document, level: number, composition: Composition): Context {
  return {
    ...composition,
    address,
    level,
    notes: new Map(notes.map((note) => [note.number, note])),
    width: pageWidth,
    isInside: false,
    isInItem: false,
    isSpread: false,
    asidesBelow: false,
    flow,
  }
}

/** A part with those under it; one of these stays on one page where it is short. */
function part({ document, children }: BookPart, level: number, composition: Composition): Code {
  const context = contextOf(document, level, composition)
  const isEntry =
    level > 1 &&
    isShort(document.children) &&
    !nodesIn(document.children).some((node) => turnsPage(node, context))
  const title = call('title-at', [level, words(document.title)], {
    address: composition.landmarks.claim(document.address),
  })
  const own = flow(document.children, isEntry ? inside(context) : context, title)
  return sequence([
    isEntry ? call('entry', [own]) : own,
    ...children.map((child) => part(child, level + 1, composition)),
  ])
}

/**
 * The second page: what this document is and how to cite it, and last the fingerprint of all that is printed, which is
 * not known before the rest.
 */
function colophon(document: Document, composition: Composition): (sha256?: string) => Code {
  const context = contextOf(document, 1, composition)
  const entry = (term: Code, said: Code) => call('fact', [term, said])
  const entries = document.children.flatMap((block) =>
    block.type === 'facts'
      ? block.children.map((fact) => entry(line(fact.term, context), line(fact.children, context)))
      : [],
  )
  const statements = document.children
    .filter(({ type }) => type !== 'facts')
    .map((block) => statement(block, context))
  return (sha256) =>
    call('colophon', [
      words(document.title),
      statements,
      [
        ...entries,
        ...(sha256 === undefined ? [] : [entry(words(language.fingerprintOfText), fingerprint(sha256))]),
      ],
    ])
}

function statement(block: Block, context: Context): Code {
  return block.type === 'paragraph' ? line(block.children, context) : flow([block], context)
}

async function loadPictures(
  files: ReadonlySet<string>,
  load: PdfOptions['pictures'],
): Promise<Map<string, Uint8Array>> {
  return new Map(await Promise.all([...files].map(async (file) => [`/${file}`, await load(file)] as const)))
}

/** What the document is, and where links lead: to a landmark of this file, or to the site. */
function preamble(about: BookRecord, siteUrl: string, landmarks: Landmarks): string {
  const { title, shortTitle, authors, language, date } = about
  const document = call('edition.with', [], {
    title,
    'short-title': shortTitle,
    authors,
    language,
    date: [date.year, date.month, date.day],
  })
  const pieces = breakable(siteUrl)
  return [
    '#import "/layout.typ": *',
    '#import "/blocks.typ": *',
    `#let landmarks = ${call('landmarks', [landmarks.all()]).source}`,
    `#let site-link = site-link.with(site: ${call('str', [siteUrl]).source}, landmarks: landmarks)`,
    `#let site-address = site-address.with(site: ${call('array', [pieces]).source})`,
    '#let page-at = page-at.with(landmarks: landmarks)',
    `#show: ${document.source}`,
  ].join('\n')
}

/** A hash of what the file prints, whatever the site on which it stands. */
function hashOf(content: readonly Code[], pictures: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash('sha256').update(program(content))
  for (const bytes of pictures.values()) hash.update(bytes)
  return hash.digest('hex')
}

/** What the file says of itself to machines. */
function metadataOf(about: BookRecord, identifier: string): Metadata {
  const { title, authors, publisher, description, keywords, language, date } = about
  const two = (number: number) => String(number).padStart(2, '0')
  return {
    title,
    authors,
    publisher,
    description,
    keywords,
    language,
    identifier,
    date: `${date.year}-${two(date.month)}-${two(date.day)}T00:00:00Z`,
    creatorTool: 'Typst',
    producer: 'pdf-lib',
  }
}
