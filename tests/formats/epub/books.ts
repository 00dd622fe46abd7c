import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cardDescription, coverSvg } from '../../../lib/formats/card/card'
import { png } from '../../../lib/formats/card/raster'
import { epub } from '../../../lib/formats/epub/epub'
import type { Publication } from '../../../lib/publication'
import { type PublicationName, publications, type Read, siteUrl } from '../publications'

export interface Book {
  readonly publication: Publication
  readonly epub: Uint8Array
}

/** A publication with its EPUB. */
export async function book(name: PublicationName): Promise<Book> {
  return bookOf(await publications[name]())
}

export async function bookOf({ publication, pictures }: Read): Promise<Book> {
  const cover = { bytes: await png(coverSvg(publication)), description: cardDescription(publication) }
  return { publication, epub: await epub(publication, { siteUrl, pictures, cover, fonts: await fonts() }) }
}

async function fonts(): Promise<Map<string, Uint8Array>> {
  const files = ['regular', 'italic', 'semibold'].map((face) => `spectral-${face}.woff2`)
  const read = (file: string) => readFile(join(process.cwd(), 'app', '_fonts', file))
  return new Map(await Promise.all(files.map(async (file) => [file, await read(file)] as const)))
}
