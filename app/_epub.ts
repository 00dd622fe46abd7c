import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cardDescription, coverSvg } from '#lib/formats/card/card'
import { png } from '#lib/formats/card/raster'
import { epub } from '#lib/formats/epub/epub'
import type { Publication } from '#lib/publication'
import { madeOnce, readPicture } from './_made-once'

/** The EPUB of the web edition. */
export function epubEdition(publication: Publication): Promise<Uint8Array<ArrayBuffer>> {
  return madeOnce('epub', publication, async (siteUrl) => {
    fonts ??= readFonts()
    return epub(publication, {
      siteUrl,
      pictures: readPicture,
      cover: { bytes: await png(coverSvg(publication)), description: cardDescription(publication) },
      fonts: await fonts,
    })
  })
}

let fonts: Promise<ReadonlyMap<string, Uint8Array>> | undefined

/** The fonts of the pages, which `npm run fonts` makes. */
async function readFonts(): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), 'app', '_fonts')
  const names = ['regular', 'italic', 'semibold'].map((face) => `spectral-${face}.woff2`)
  const read = (name: string) =>
    readFile(/* turbopackIgnore: true */ join(/* turbopackIgnore: true */ folder, name))
  return new Map(await Promise.all(names.map(async (name) => [name, await read(name)] as const)))
}
