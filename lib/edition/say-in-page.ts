import { defaultTreeAdapter as tree } from 'parse5'
import type { Headers } from './headers'
import { attribute, type Document, elements, isHtml } from './html-tree'

/**
 * Says in the page itself what its header fields say, as far as HTML has a way: hosts such as the pages of a forge send no
 * fields of the site's own. What has none is lost there: `frame-ancestors`, HSTS, the policies of origin and permissions,
 * speculation rules. Of `Link` the set of links stands for all. Changes the document in place.
 */
export function sayInPage(document: Document, headers: Headers): void {
  const head = elements(document).find((element) => isHtml(element, 'head'))
  if (!head) return
  const policy = (headers['content-security-policy'] ?? '')
    .split('; ')
    .filter((directive) => !/^(?:frame-ancestors|sandbox|report-uri)\b/.test(directive))
    .join('; ')
  const said = [
    policy && (['meta', { 'http-equiv': 'Content-Security-Policy', content: policy }] as const),
    headers['referrer-policy'] &&
      (['meta', { name: 'referrer', content: headers['referrer-policy'] }] as const),
    linkset(headers.link),
  ]
  // A policy holds for what stands after it; the encoding comes first of all.
  const next = tree.getChildNodes(head).find((node) => !('attrs' in node && attribute(node, 'charset')))
  for (const item of said) {
    if (!item) continue
    const [name, attributes] = item
    const attrs = Object.entries(attributes).map(([key, value]) => ({ name: key, value }))
    const element = tree.createElement(name, head.namespaceURI, attrs)
    if (next) tree.insertBefore(head, element, next)
    else tree.appendChild(head, element)
  }
}

/** The link to the set of all links of the site, as a `Link` field names it (RFC 9264). */
function linkset(link: string | undefined) {
  const found = /<([^>]*)>; rel="linkset"; type="([^"]*)"/.exec(link ?? '')
  if (!found) return undefined
  const [, href = '', type = ''] = found
  return ['link', { rel: 'linkset', href, type }] as const
}
