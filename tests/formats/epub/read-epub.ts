import { strFromU8, unzipSync } from 'fflate'
import { attribute, type Document, elements, parseHtml } from '../../../lib/edition/html-tree'
import { htmlWords } from '../html-words'
import type { Words } from '../plain'

/** A file of a book, read as a page. */
export interface ChapterOfEpub {
  /** Its name inside the folder of the book. */
  readonly file: string
  readonly document: Document
}

/** The files of an EPUB as texts, by their paths in the archive. */
export function textFilesOf(book: Uint8Array): Map<string, string> {
  return new Map(
    Object.entries(unzipSync(book)).flatMap(([path, bytes]) =>
      /\.(?:xhtml|opf|css|xml)$|^mimetype$/.test(path) ? [[path, strFromU8(bytes)]] : [],
    ),
  )
}

/** The pages of the book, in the order of its spine. */
export function chaptersOf(book: Uint8Array): ChapterOfEpub[] {
  const files = textFilesOf(book)
  const packed = parseXml(files.get('EPUB/livre.opf') ?? '')
  const parts = elements(packed)
  const hrefs = new Map(
    parts
      .filter(({ tagName }) => tagName === 'item')
      .map((item) => [attribute(item, 'id'), attribute(item, 'href')]),
  )
  return parts
    .filter(({ tagName }) => tagName === 'itemref')
    .map((itemref) => {
      const file = hrefs.get(attribute(itemref, 'idref')) ?? ''
      return { file, document: parseXml(files.get(`EPUB/${file}`) ?? '') }
    })
}

/** The words of the book without what it says of itself: cover, title page, table of contents, colophon. */
export function epubWords(book: Uint8Array): Words {
  const own = /^_(?:couverture|titre|sommaire|colophon)\.xhtml$/
  const read = chaptersOf(book)
    .filter(({ file }) => !own.test(file))
    .map(({ document }) => htmlWords(document))
  return { text: read.map(({ text }) => text).join(' '), notes: read.flatMap(({ notes }) => notes) }
}

/** XML in the eyes of a parser of HTML, which knows no other empty elements than its own. */
function parseXml(xml: string): Document {
  return parseHtml(xml.replace(/<([\w:-]+)((?:\s[^<>]*)?)\/>/g, '<$1$2></$1>').replaceAll('</br>', ''))
}
