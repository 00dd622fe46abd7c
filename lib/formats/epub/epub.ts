import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Nodes } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { imageSize } from 'image-size'
import { x } from 'xastscript'
import { bookProperties, withValues } from '../../design'
import type { Book } from '../../document/book'
import type { Document } from '../../document/nodes'
import { nodesIn } from '../../document/nodes-in'
import { embeddedSvg } from '../../figures/figure'
import { onAnyGround } from '../../figures/theme'
import { xmlText } from '../../xml-text'
import { svgElement } from '../hypertext/drawing'
import { hypertext } from '../hypertext/hypertext'
import type { Medium } from '../hypertext/medium'
import { schema } from '../hypertext/schema'
import { type ArchivedFile, archive } from './archive'
import {
  colophonFile,
  coverFile,
  coverPicture,
  documentsOf,
  fileOf,
  navigationFile,
  stylesheet,
  titleFile,
} from './files'
import { bookLinks } from './links'
import { type EditionRecord, type Item, packageDocument } from './package-document'
import { contentPage, coverPage, navigationPage } from './pages'

/** What an EPUB is made of besides the book. */
export interface EpubOptions {
  /** Address of the public site, without a final slash; links that leave the book begin with it. */
  readonly siteUrl: string
  /** What catalogues are told: the book is an edition of the work, and not the work itself. */
  readonly record: EditionRecord
  /** What identifies this file, and the work after which it was made; each an absolute URL. */
  readonly identifier: string
  readonly source: string
  /** The bytes of a picture, by its path in the content folder: `images/carte.png`. */
  readonly pictures: (file: string) => Promise<Uint8Array>
  /** The picture on the cover, a PNG, and its words. */
  readonly cover: { readonly bytes: Uint8Array; readonly description: string }
  /** Fonts (WOFF 2), by the file names that `style.css` knows. */
  readonly fonts: ReadonlyMap<string, Uint8Array>
}

/** A book as an EPUB 3: the same bytes for the same book and options. */
export async function epubOf(book: Book, options: EpubOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { about, titlePage, parts, colophon } = book
  const { siteUrl, record, identifier, source, cover, fonts } = options
  const pages = { title: record.item.title, language: about.language }
  const documents = documentsOf(parts)
  const medium = bookMedium(bookLinks(documents, siteUrl))
  const chapters = documents.map((document) => [fileOf(document), document] as const)
  const shown = picturesIn([...documents, colophon])
  const pictures = await Promise.all(shown.map((file) => readPicture(file, options)))
  const navigation: Item = { file: navigationFile, mediaType: xhtml, properties: 'nav', inSpine: true }
  const items: Item[] = [
    { file: coverFile, mediaType: xhtml, inSpine: true },
    { file: titleFile, mediaType: xhtml, inSpine: true },
    navigation,
    ...[...chapters, [colophonFile, colophon] as const].map(([file, document]): Item => {
      const properties = hasDrawing(document) ? 'svg' : undefined
      return { file, mediaType: xhtml, properties, inSpine: true }
    }),
    { file: stylesheet, mediaType: 'text/css' },
    { file: coverPicture, mediaType: 'image/png', properties: 'cover-image' },
    ...pictures.map(({ file, mediaType }) => ({ file, mediaType })),
    ...[...fonts.keys()].map((file) => ({ file, mediaType: 'font/woff2' })),
  ]
  const content = (document: Document) => clean(document, medium)
  return archive([
    text('META-INF/container.xml', container),
    text(
      `${folder}/${packageFile}`,
      packageDocument({ about, record, identifier, source, items, hasPictures: pictures.length > 0 }),
    ),
    text(`${folder}/${navigationFile}`, navigationPage(book, pages)),
    text(`${folder}/${coverFile}`, coverPage(pages, cover.description)),
    text(`${folder}/${titleFile}`, contentPage(pages, 'titlepage', titlePage.title, content(titlePage))),
    ...chapters.map(([file, document]) =>
      text(`${folder}/${file}`, contentPage(pages, 'chapter', document.title, content(document))),
    ),
    text(`${folder}/${colophonFile}`, contentPage(pages, 'colophon', colophon.title, content(colophon))),
    text(`${folder}/${stylesheet}`, withValues(await readFile(stylesheetSource, 'utf8'), bookProperties)),
    pressed(coverPicture, cover.bytes),
    ...pictures.map(({ file, bytes }) => pressed(file, bytes)),
    ...[...fonts].map(([file, bytes]) => pressed(file, bytes)),
  ])
}

const xhtml = 'application/xhtml+xml'

function bookMedium(hrefOf: Medium['hrefOf']): Medium {
  return {
    hrefOf,
    sourceOf: (file) => file,
    drawing: (figure) => svgElement(embeddedSvg(figure, onAnyGround)),
    notes: 'at the end',
    hasContents: false,
    titlePage: { is: 'page' },
    isPrinted: false,
    canFold: false,
    scrolls: false,
    selectsReferences: false,
    marks: {
      notes: { 'epub:type': 'footnotes' },
      note: { 'epub:type': 'footnote', role: 'doc-footnote' },
      noteCall: { 'epub:type': 'noteref', role: 'doc-noteref' },
      wayBack: { role: 'doc-backlink' },
    },
  }
}

/** What a document says, with nothing in it that the handlers do not write. */
function clean(document: Document, medium: Medium): Nodes {
  return sanitize({ type: 'root', children: hypertext(document, medium) }, schema)
}

function hasDrawing({ children }: Document): boolean {
  return nodesIn(children).some(
    (node) =>
      node.type === 'figure' ||
      (node.type === 'multiples' && node.children.some(({ figure }) => figure !== undefined)),
  )
}

/** The pictures that documents show, each once, in the order in which they are met. */
function picturesIn(documents: readonly Document[]): string[] {
  const blocks = documents.flatMap(({ children, notes }) => [
    ...children,
    ...notes.flatMap((note) => note.children),
  ])
  const files = nodesIn(blocks).flatMap((node) =>
    node.type === 'picture' || node.type === 'image' ? [node.file] : [],
  )
  return [...new Set(files)]
}

const pictureTypes: Readonly<Partial<Record<string, string>>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
}

/** Its type is what its bytes say: a name may lie. */
async function readPicture(file: string, { pictures }: EpubOptions) {
  const bytes = await pictures(file)
  const mediaType = pictureTypes[imageSize(bytes).type ?? '']
  if (!mediaType) throw new Error(`${file} is not a PNG, JPEG, WebP or GIF picture.`)
  return { file, bytes, mediaType }
}

const folder = 'EPUB'
const packageFile = 'livre.opf'

const container = xmlText(
  x('container', { version: '1.0', xmlns: 'urn:oasis:names:tc:opendocument:xmlns:container' }, [
    x('rootfiles', [
      x('rootfile', {
        'full-path': `${folder}/${packageFile}`,
        'media-type': 'application/oebps-package+xml',
      }),
    ]),
  ]),
)

// Found from the working directory: the bundler of the app leaves files that are not code behind.
const stylesheetSource = join(
  /* turbopackIgnore: true */ process.cwd(),
  'lib',
  'formats',
  'epub',
  'style.css',
)

function text(path: string, content: string): ArchivedFile {
  return { path, bytes: new TextEncoder().encode(content) }
}

function pressed(file: string, bytes: Uint8Array): ArchivedFile {
  return { path: `${folder}/${file}`, bytes, isPressed: true }
}
