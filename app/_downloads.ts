import { createHash } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { recordAddress, webEditionPath } from '#lib/addresses'
import { citationRecords } from '#lib/citation/record'
import { bookOf, titlePage } from '#lib/document'
import { cardDescription, coverSvg } from '#lib/formats/card/card'
import { png } from '#lib/formats/card/raster'
import { epubOf } from '#lib/formats/epub/epub'
import { pdfOf } from '#lib/formats/pdf/pdf'
import { pageCountOf } from '#lib/formats/pdf/xmp'
import { writeCitation } from '#lib/metadata/citations/write-citation'
import {
  type CitationFormat,
  type Download,
  type Format,
  formats,
  type OfferedFile,
  offeredFiles,
} from '#lib/offered'
import type { Publication } from '#lib/publication'
import { settings } from '#lib/settings'
import { isPreview } from './_content'
import { madeOnce, readPicture } from './_made-once'

type Bytes = Uint8Array<ArrayBuffer>

/** A file that the site offers, with its bytes. */
export interface MadeFile extends Download {
  readonly body: Blob | Bytes
}

/** Who makes each format: one without a maker does not compile. */
const makers: Readonly<Record<Format, (publication: Publication, file: OfferedFile) => Promise<Bytes>>> = {
  pdf: (publication) =>
    madeOnce('pdf', publication, (siteUrl) =>
      pdfOf(bookOf(publication, siteUrl), {
        siteUrl,
        identifier: `${siteUrl}${webEditionPath(publication)}`,
        pictures: readPicture,
      }),
    ),
  epub: (publication) => madeOnce('epub', publication, (siteUrl) => makeEpub(publication, siteUrl)),
  bibtex: record('bibtex'),
  ris: record('ris'),
  'csl-json': record('csl-json'),
}

function record(format: CitationFormat) {
  return async (publication: Publication, { of }: OfferedFile): Promise<Bytes> => {
    const records = citationRecords(publication, settings().siteUrl)
    return new TextEncoder().encode(writeCitation[format](records[of]))
  }
}

async function makeEpub(publication: Publication, siteUrl: string): Promise<Bytes> {
  const title = titlePage(publication)
  return epubOf(bookOf(publication, siteUrl), {
    siteUrl,
    record: citationRecords(publication, siteUrl).webEdition,
    identifier: recordAddress('webEdition', siteUrl),
    source: recordAddress('work', siteUrl),
    pictures: readPicture,
    cover: { bytes: await png(coverSvg(title)), description: cardDescription(title) },
    fonts: await fonts(),
  })
}

/** The fonts of the pages, which `npm run fonts` makes. */
async function fonts(): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), 'app', '_fonts')
  const names = ['regular', 'italic', 'semibold'].map((face) => `spectral-${face}.woff2`)
  const read = (name: string) =>
    readFile(/* turbopackIgnore: true */ join(/* turbopackIgnore: true */ folder, name))
  return new Map(await Promise.all(names.map(async (name) => [name, await read(name)] as const)))
}

/**
 * Every file that the site offers, as it is served. In a preview pages say nothing of the composed PDF and EPUB: making
 * them at each save would keep the editor waiting. They are made when they are asked for.
 */
export async function downloads(publication: Publication): Promise<MadeFile[]> {
  const files = offeredFiles(publication).filter(
    (file) => !isPreview() || file.of !== 'webEdition' || formats[file.format].kind === 'record',
  )
  return Promise.all(files.map((file) => makeFile(publication, file)))
}

/** Makes one of the publication's files, or opens it. */
export async function makeFile(publication: Publication, file: OfferedFile): Promise<MadeFile> {
  const { original } = publication
  if (original && file.format === 'pdf' && file.of === 'work') {
    const { length, sha256, pages } = original
    const body = await openAsBlob(join(settings().contentDir, original.file))
    return { ...file, length, sha256, pages, body }
  }
  const body = await makers[file.format](publication, file)
  const sha256 = createHash('sha256').update(body).digest('hex')
  const pages = file.format === 'pdf' ? { pages: pageCountOf(body) } : {}
  return { ...file, length: body.length, sha256, ...pages, body }
}
