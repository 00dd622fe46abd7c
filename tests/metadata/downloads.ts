import { type Download, offeredFiles } from '../../lib/offered'
import type { Publication } from '../../lib/publication'

/** The files that a publication's site offers, as if they had been made. */
export function madeDownloads(publication: Publication): Download[] {
  return offeredFiles(publication).map((file, index) => ({
    ...file,
    length: 1000 + index,
    sha256: String(index).repeat(64),
  }))
}
