import { documentOf } from '../../lib/document'
import { parseHtml } from '../../lib/edition/html-tree'
import { documentHtml } from '../../lib/formats/html'
import { outline, type Part } from '../../lib/outline'
import type { Publication } from '../../lib/publication'
import { htmlWords } from './html-words'
import type { Words } from './plain'
import { siteUrl } from './publications'

/** The words of the pages that belong to the publication, in reading order. */
export function pageWords(publication: Publication): Words {
  const read = partsInFiles(publication).map((part) => {
    const document = documentOf(part, { publication, siteUrl, medium: 'page' })
    return htmlWords(parseHtml(documentHtml(document)))
  })
  return { text: read.map(({ text }) => text).join(' '), notes: read.flatMap(({ notes }) => notes) }
}

/** The parts that files hold too, in reading order. */
export function partsInFiles(publication: Publication): Part[] {
  const inFiles = (parts: readonly Part[]): Part[] =>
    parts.flatMap((part) => (part.isInFiles ? [part, ...inFiles(part.children)] : []))
  return inFiles(outline(publication))
}
