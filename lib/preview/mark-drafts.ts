import { defaultTreeAdapter as tree } from 'parse5'
import { attribute, type Document, type Element, elements, isHtml } from '../edition/html-tree'

/** The class of what the preview says of drafts. */
const draftClass = 'apercu-brouillon'

/**
 * Marks what the readers of an edition will not see: the page itself when it is a draft, the drafts that stand on it, and
 * the links to drafts. `drafts` has the addresses of drafts, `/villes/lens` or `/entretiens#caf`. Changes the document.
 */
export function markDrafts(document: Document, path: string, drafts: readonly string[]): void {
  const addresses = new Set(drafts)
  if (addresses.size === 0) return
  const isDraft = addresses.has(path)
  for (const element of elements(document)) {
    if (isDraft && isHtml(element, 'main')) {
      const notice = label(element, 'p', 'Brouillon : les lecteurs ne voient pas cette page.')
      tree.insertBefore(element, notice, element.childNodes[0] ?? notice)
    }
    const id = attribute(element, 'id')
    if (!isDraft && id !== undefined && addresses.has(`${path}#${id}`)) {
      append(element, label(element, 'span', 'Brouillon'))
    }
    const href = isHtml(element, 'a') ? attribute(element, 'href') : undefined
    if (href !== undefined && addresses.has(href)) append(element, label(element, 'span', 'brouillon'))
  }
}

function label(beside: Element, name: string, text: string): Element {
  const made = tree.createElement(name, beside.namespaceURI, [{ name: 'class', value: draftClass }])
  tree.insertText(made, text)
  return made
}

function append(element: Element, made: Element): void {
  tree.insertText(element, ' ')
  tree.appendChild(element, made)
}
