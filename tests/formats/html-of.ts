import type { Block, Document } from '../../lib/document/nodes'
import { documentHtml } from '../../lib/formats/html'
import { documentWith } from './documents'

/** The HTML of blocks, without the title, its no-break spaces made visible: `_` for U+00A0, `·` for U+202F. */
export function html(children: readonly Block[], more: Partial<Document> = {}): string {
  return documentHtml(documentWith(children, more))
    .replace('<h1>Un essai</h1>\n', '')
    .trim()
    .replaceAll('\u00A0', '_')
    .replaceAll('\u202F', '·')
}
