import { webEditionPdf } from '#lib/formats/pdf/web-edition'
import type { Publication } from '#lib/publication'
import { madeOnce, readPicture } from './_made-once'

/** The PDF of the web edition. */
export function webEdition(publication: Publication): Promise<Uint8Array<ArrayBuffer>> {
  return madeOnce('pdf', publication, (siteUrl) =>
    webEditionPdf(publication, { siteUrl, pictures: readPicture }),
  )
}
