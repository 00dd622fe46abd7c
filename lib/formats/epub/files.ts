import type { BookPart } from '../../document/book'
import type { Document } from '../../document/nodes'

/*
 * The files of a book. Those that no address names begin with a low line, which no address does: whatever an editor
 * calls a page, none takes the place of another.
 */
export const stylesheet = 'style.css'
export const coverPicture = '_couverture.png'
export const coverFile = '_couverture.xhtml'
export const titleFile = '_titre.xhtml'
export const navigationFile = '_sommaire.xhtml'
export const colophonFile = '_colophon.xhtml'

/** The file of a document, from its address: `/villes/besancon` has `villes_besancon.xhtml`, the first page `index.xhtml`. */
export function fileOf({ address }: Pick<Document, 'address'>): string {
  return `${address.slice(1).replaceAll('/', '_') || 'index'}.xhtml`
}

/** The documents in reading order, those under others after them. */
export function documentsOf(parts: readonly BookPart[]): Document[] {
  return parts.flatMap(({ document, children }) => [document, ...documentsOf(children)])
}
