import { createHash } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { citationRecords } from '#lib/citation/record'
import { writeCitation } from '#lib/formats/citations/write-citation'
import { pageCountOf } from '#lib/formats/pdf/xmp'
import type { Publication } from '#lib/publication'
import { settings } from '#lib/settings'
import { type Download, isCitationFile, type OfferedFile, offeredFiles } from '#lib/site'
import { isPreview } from './_content'
import { epubEdition } from './_epub'
import { webEdition } from './_web-edition'

/** A file that the site offers, with its bytes. */
export interface MadeFile extends Download {
  readonly body: Blob | Uint8Array<ArrayBuffer>
}

/**
 * Every file that the site offers, as it is served. In a preview pages say nothing of the composed PDF and EPUB: making
 * them at each save would keep the editor waiting. They are made when they are asked for.
 */
export async function downloads(publication: Publication): Promise<MadeFile[]> {
  const files = offeredFiles(publication).filter(
    (file) => !isPreview() || file.of !== 'webEdition' || isCitationFile(file),
  )
  return Promise.all(files.map((file) => makeFile(publication, file)))
}

/** Makes one of the publication's files, or opens it. */
export async function makeFile(publication: Publication, file: OfferedFile): Promise<MadeFile> {
  const { siteUrl, contentDir } = settings()
  const { original } = publication
  if (isCitationFile(file)) {
    const text = writeCitation[file.format](citationRecords(publication, siteUrl)[file.of])
    return made(file, new TextEncoder().encode(text))
  }
  if (file.format === 'epub') return made(file, await epubEdition(publication))
  if (file.of === 'webEdition') {
    const pdf = await webEdition(publication)
    return { ...made(file, pdf), pages: pageCountOf(pdf) }
  }
  if (!original) throw new Error(`${file.path} is offered, but the publication has no file of its own.`)
  const { length, sha256, pages } = original
  return { ...file, length, sha256, pages, body: await openAsBlob(join(contentDir, original.file)) }
}

function made(file: OfferedFile, body: Uint8Array<ArrayBuffer>): MadeFile {
  const sha256 = createHash('sha256').update(body).digest('hex')
  return { ...file, length: body.length, sha256, body }
}
