import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { x } from 'xastscript'
import { webEdition } from '../../citation/record'
import { bookProperties, withValues } from '../../design'
import { currentVersion, type Publication } from '../../publication'
import { publicationPages } from '../../site'
import { xmlText } from '../xml-text'
import { type ArchivedFile, archive } from './archive'
import { setBlock } from './blocks'
import type { Book, Chapter } from './book'
import { resolveLinks } from './links'
import { type Item, packageDocument } from './package-document'
import { chapterPage, navigationFile, navigationPage, stylesheet } from './pages'
import { colophonChapter } from './parts/colophon'
import { coverChapter, coverPicture, titleChapter } from './parts/front'
import { interviewsChapter } from './parts/interviews'
import { pageChapter } from './parts/page'
import { partnersChapter } from './parts/partners'
import { placesChapters } from './parts/places'
import { presentationChapter } from './parts/presentation'
import { elementsIn } from './xhtml'

/** What a book is made of besides the publication. */
export interface EpubOptions {
  /** Origin of the public site, without a final slash; links that leave the book begin with it. */
  readonly siteUrl: string
  /** The bytes of a picture of the publication, by its path in the content folder: `images/carte.png`. */
  readonly pictures: (file: string) => Promise<Uint8Array>
  /** The picture on the cover, a PNG, and its words. */
  readonly cover: { readonly bytes: Uint8Array; readonly description: string }
  /** Fonts (WOFF 2), by the file names that `style.css` knows. */
  readonly fonts: ReadonlyMap<string, Uint8Array>
}

/**
 * The web edition of a publication as an EPUB 3: the same bytes for the same publication and options.
 * @throws LayoutError when a text holds something that the book does not know
 */
export async function epub(
  publication: Publication,
  { siteUrl, pictures, cover, fonts }: EpubOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const book: Book = { publication, siteUrl, pictures: new Set(), placed: new Set(), block: setBlock }
  const record = webEdition(publication, siteUrl)
  const { title } = record.item
  const chapters = chaptersOf(book, cover.description)
  resolveLinks(chapters, siteUrl)
  const shown = publication.pictures.filter(({ file }) => book.pictures.has(file))
  const items: Item[] = [
    ...inReadingOrder(chapters),
    { file: stylesheet, mediaType: 'text/css' },
    { file: coverPicture, mediaType: 'image/png', properties: 'cover-image' },
    ...shown.map(({ file, mediaType }) => ({ file, mediaType })),
    ...[...fonts.keys()].map((file) => ({ file, mediaType: 'font/woff2' })),
  ]
  const hasDrawings = items.some(({ properties }) => properties === 'svg')
  const hasPictures = shown.length > 0
  const { date: modified } = currentVersion(publication)
  return archive([
    text('META-INF/container.xml', container),
    text(
      `${folder}/${packageFile}`,
      packageDocument({ record, siteUrl, modified, items, hasDrawings, hasPictures }),
    ),
    text(`${folder}/${navigationFile}`, navigationPage(chapters, title)),
    ...chapters.map((chapter) => text(`${folder}/${chapter.file}`, chapterPage(chapter, title))),
    text(`${folder}/${stylesheet}`, withValues(await readFile(stylesheetSource, 'utf8'), bookProperties)),
    pressed(coverPicture, cover.bytes),
    ...(await Promise.all(shown.map(async ({ file }) => pressed(file, await pictures(file))))),
    ...[...fonts].map(([file, bytes]) => pressed(file, bytes)),
  ])
}

function chaptersOf(book: Book, coverDescription: string): Chapter[] {
  const { publication } = book
  const { places, interviews, partners } = publication
  return [
    coverChapter(coverDescription),
    titleChapter(book),
    presentationChapter(book),
    ...(places ? placesChapters(places, book) : []),
    ...(interviews ? [interviewsChapter(interviews, book)] : []),
    ...(partners ? [partnersChapter(partners, book)] : []),
    ...publicationPages(publication).map((page) => pageChapter(page, book)),
    colophonChapter(book),
  ]
}

/** The chapters, the table of contents after the title page. */
function inReadingOrder(chapters: readonly Chapter[]): Item[] {
  const navigation = { file: navigationFile, mediaType: xhtml, properties: 'nav', inSpine: true }
  return chapters.flatMap((chapter): Item[] => {
    const properties = hasDrawing(chapter) ? 'svg' : undefined
    const item = { file: chapter.file, mediaType: xhtml, properties, inSpine: true }
    return chapter.type === 'titlepage' ? [item, navigation] : [item]
  })
}

const xhtml = 'application/xhtml+xml'

function hasDrawing({ content }: Chapter): boolean {
  return elementsIn(content).some(({ name }) => name === 'svg')
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
