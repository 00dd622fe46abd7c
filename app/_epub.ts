import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cardDescription, coverSvg } from '#lib/formats/card/card'
import { png } from '#lib/formats/card/raster'
import { epub } from '#lib/formats/epub/epub'
import type { Publication } from '#lib/publication'
import { settings } from '#lib/settings'

/** Shared by pages, which give its checksum, and by its route: Next.js bundles them apart. */
const shared: typeof globalThis & {
  epubs?: WeakMap<Publication, { siteUrl: string; book: Promise<Uint8Array<ArrayBuffer>> }>
} = globalThis

/** The EPUB of the web edition, made once for each reading of the content. */
export function epubEdition(publication: Publication): Promise<Uint8Array<ArrayBuffer>> {
  const { siteUrl } = settings()
  shared.epubs ??= new WeakMap()
  const known = shared.epubs.get(publication)
  if (known?.siteUrl === siteUrl) return known.book
  const book = make(publication, siteUrl)
  shared.epubs.set(publication, { siteUrl, book })
  return book
}

async function make(publication: Publication, siteUrl: string): Promise<Uint8Array<ArrayBuffer>> {
  fonts ??= readFonts()
  return epub(publication, {
    siteUrl,
    pictures: (file) => readFile(join(settings().contentDir, file)),
    cover: { bytes: await png(coverSvg(publication)), description: cardDescription(publication) },
    fonts: await fonts,
  })
}

let fonts: Promise<ReadonlyMap<string, Uint8Array>> | undefined

/** The fonts of the pages, which `npm run fonts` makes. */
async function readFonts(): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), 'app', '_fonts')
  const names = ['regular', 'italic', 'semibold'].map((face) => `spectral-${face}.woff2`)
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  )
}
