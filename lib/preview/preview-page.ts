import { defaultTreeAdapter as tree } from 'parse5'
import { pageStyle } from '../design'
import { clean } from '../edition/clean'
import { type Document, elements, isHtml, parseHtml, serializeHtml } from '../edition/html-tree'
import { styleHash } from '../edition/stylesheets'
import { markDrafts } from './mark-drafts'

/** Where the preview has what is its own; no address of a site begins so. */
export const previewPath = '/_apercu'
export const scriptPath = `${previewPath}/apercu.mjs`
export const stylePath = `${previewPath}/apercu.css`
export const eventsPath = `${previewPath}/evenements`

/** The policy of a page of the preview: that of an edition, with the style that each page holds, and the preview's own script. */
export const previewPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  `style-src 'self' '${styleHash(pageStyle)}'`,
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A page as an edition has it, with its drafts marked and the script that follows the content. */
export function previewPage(
  html: string,
  {
    path,
    drafts,
    version,
  }: { readonly path: string; readonly drafts: readonly string[]; readonly version: string },
): string {
  const document = parseHtml(html)
  clean(document)
  markDrafts(document, path, drafts)
  addScript(document, version)
  return serializeHtml(document)
}

/** What stands in place of a page while there is none to show; the report comes over it. */
export function emptyPage(title: string, text: string): string {
  const document = parseHtml(
    `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title></title></head><body><main><h1></h1><p></p></main></body></html>`,
  )
  for (const element of elements(document)) {
    if (['title', 'h1'].some((name) => isHtml(element, name))) tree.insertText(element, title)
    if (isHtml(element, 'p')) tree.insertText(element, text)
  }
  addScript(document, '')
  return serializeHtml(document)
}

function addScript(document: Document, version: string): void {
  const head = elements(document).find((element) => isHtml(element, 'head'))
  if (!head) return
  const add = (name: string, attributes: Readonly<Record<string, string>>) => {
    const attrs = Object.entries(attributes).map(([key, value]) => ({ name: key, value }))
    tree.appendChild(head, tree.createElement(name, head.namespaceURI, attrs))
  }
  add('link', { rel: 'stylesheet', href: stylePath })
  add('meta', { name: 'apercu-version', content: version })
  add('script', { type: 'module', src: scriptPath })
}
