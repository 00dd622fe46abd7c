import type { Download } from '../offered'
import type { Publication } from '../publication'

/** What documents are made from besides their parts. */
export interface Setting {
  readonly publication: Publication
  /** Address of the public site, without a final slash. */
  readonly siteUrl: string
  /**
   * `page`: the document is a page of the site; `file`: it stands in a file that holds the whole, which shows nothing
   * twice and cannot tell its own checksum.
   */
  readonly medium: 'page' | 'file'
  /** The files that the site offers as they were made; without them nothing is said of their sizes. */
  readonly downloads?: readonly Download[]
  /** Of the content that the edition was made from (SHA-256); not known while editors work on it. */
  readonly contentHash?: string
}
