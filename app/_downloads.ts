import { createHash } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { citationRecords } from '#lib/citation/record'
import { writeCitation } from '#lib/formats/citations/write-citation'
import type { Publication } from '#lib/publication'
import { settings } from '#lib/settings'
import { type Download, type OfferedFile, offeredFiles } from '#lib/site'
import { isPreview } from './_content'
import { webEdition } from './_web-edition'

/** A file that the site offers, with its bytes. */
export interface MadeFile extends Download {
  readonly body: Blob | Uint8Array<ArrayBuffer>
}

/**
 * Every file that the site offers, as it is served. In a preview pages say nothing of the composed PDF: composing it at
 * each save would keep the editor waiting. It is made when it is asked for.
 */
export async function downloads(publication: Publication): Promise<MadeFile[]> {
  const files = offeredFiles(publication).filter(
    ({ of, format }) => !(isPreview() && of === 'webEdition' && format === 'pdf'),
  )
  return Promise.all(files.map((file) => makeFile(publication, file)))
}

/** Makes one of the publication's files, or opens it. */
export async function makeFile(publication: Publication, file: OfferedFile): Promise<MadeFile> {
  const { siteUrl, contentDir } = settings()
  const { original } = publication
  if (file.format !== 'pdf') {
    const text = writeCitation[file.format](citationRecords(publication, siteUrl)[file.of])
    return made(file, new TextEncoder().encode(text))
  }
  if (file.of === 'webEdition') return made(file, await webEdition(publication))
  if (!original) throw new Error(`${file.path} is offered, but the publication has no file of its own.`)
  const { length, sha256 } = original
  return { ...file, length, sha256, body: await openAsBlob(join(contentDir, original.file)) }
}

function made(file: OfferedFile, body: Uint8Array<ArrayBuffer>): MadeFile {
  const sha256 = createHash('sha256').update(body).digest('hex')
  return { ...file, length: body.length, sha256, body }
}
