import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { recordAddress } from '../../../lib/addresses'
import { webEdition } from '../../../lib/citation/record'
import { bookOf, titlePage } from '../../../lib/document'
import type { Book } from '../../../lib/document/book'
import { cardDescription, coverSvg } from '../../../lib/formats/card/card'
import { png } from '../../../lib/formats/card/raster'
import { type EpubOptions, epubOf } from '../../../lib/formats/epub/epub'
import type { Publication } from '../../../lib/publication'
import { frozen } from '../documents'
import { samplePictures } from '../pdf/sample-publication'
import { type PublicationName, publications, siteUrl } from '../publications'

/** A publication, what files hold of it, and its EPUB. */
export interface MadeBook {
  readonly publication: Publication
  readonly book: Book
  readonly epub: Uint8Array
}

export async function publishedBook(name: PublicationName): Promise<MadeBook> {
  const { publication, pictures } = await publications[name]()
  const cover = {
    bytes: await png(coverSvg(titlePage(publication))),
    description: cardDescription(titlePage(publication)),
  }
  const book = frozen(bookOf(publication, siteUrl))
  const record = webEdition(publication, siteUrl)
  return { publication, book, epub: await epubOf(book, { ...(await shared()), record, pictures, cover }) }
}

/** The EPUB of a book that is written by hand, whose pictures are those of the sample publication. */
export async function epubFrom(book: Book): Promise<Uint8Array> {
  const record = {
    item: { title: 'La ville ensemble : édition web', abstract: 'Un résumé.' },
    keywords: ['ville'],
  }
  const cover = { bytes: await samplePictures('images/carre.png'), description: 'La ville ensemble' }
  return epubOf(book, { ...(await shared()), record, pictures: samplePictures, cover })
}

async function shared(): Promise<Pick<EpubOptions, 'siteUrl' | 'identifier' | 'source' | 'fonts'>> {
  return {
    siteUrl,
    identifier: recordAddress('webEdition', siteUrl),
    source: recordAddress('work', siteUrl),
    fonts: await fonts(),
  }
}

async function fonts(): Promise<Map<string, Uint8Array>> {
  const files = ['regular', 'italic', 'semibold'].map((face) => `spectral-${face}.woff2`)
  const read = (file: string) => readFile(join(process.cwd(), 'app', '_fonts', file))
  return new Map(await Promise.all(files.map(async (file) => [file, await read(file)] as const)))
}
