import { bookOf } from '../../../lib/document'
import type { Book } from '../../../lib/document/book'
import { type PdfOptions, pdfOf } from '../../../lib/formats/pdf/pdf'
import type { Publication } from '../../../lib/publication'
import { frozen } from '../documents'
import { type PublicationName, publicationNames, publications, siteUrl } from '../publications'
import { samplePictures } from './sample-publication'

export interface Edition {
  readonly publication: Publication
  readonly pdf: Uint8Array
}

const identifier = `${siteUrl}/essai-edition-web.pdf`

/** A publication with its PDF. */
export async function edition(name: PublicationName): Promise<Edition> {
  const { publication, pictures } = await publications[name]()
  const book = frozen(bookOf(publication, siteUrl))
  return { publication, pdf: await pdfOf(book, { siteUrl, identifier, pictures }) }
}

/** The publications that tests look at, by their names, each to be made into a PDF. */
export const editions = publicationNames.map((name) => [name, () => edition(name)] as const)

/** The PDF of a book that is written by hand, whose pictures are those of the sample publication. */
export function pdfFrom(book: Book, options: Partial<PdfOptions> = {}): Promise<Uint8Array> {
  return pdfOf(book, { siteUrl, identifier, pictures: samplePictures, ...options })
}
