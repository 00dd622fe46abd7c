import { webEditionPdf } from '../../../lib/formats/pdf/web-edition'
import type { Publication } from '../../../lib/publication'
import { type PublicationName, publicationNames, publications, siteUrl } from '../publications'

export interface Edition {
  readonly publication: Publication
  readonly pdf: Uint8Array
}

/** A publication with its PDF. */
export async function edition(name: PublicationName): Promise<Edition> {
  const { publication, pictures } = await publications[name]()
  return { publication, pdf: await webEditionPdf(publication, { siteUrl, pictures }) }
}

/** The publications that tests look at, by their names, each to be made into a PDF. */
export const editions = publicationNames.map((name) => [name, () => edition(name)] as const)
