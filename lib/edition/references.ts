import { attribute, type Document, type Element, elements, isHtml, textOf, words } from './html-tree'

/** Something that a page or stylesheet points at. */
export interface Reference {
  /** As written. */
  readonly href: string
  /** `link`: somewhere a reader or machine may go; `resource`: something that the page itself needs. */
  readonly kind: 'link' | 'resource'
}

/** Everything that a page points at. `siteUrl` tells which of the addresses in `<meta>` are its own. */
export function referencesIn(document: Document, siteUrl: string): Reference[] {
  return elements(document).flatMap((element) => referencesOf(element, siteUrl))
}

function referencesOf(element: Element, siteUrl: string): Reference[] {
  const link = (name: string) => references(attribute(element, name), 'link')
  const resource = (name: string) => references(attribute(element, name), 'resource')
  switch (element.tagName) {
    case 'a':
    case 'area':
      return link('href')
    case 'link':
      return loads(element) ? resource('href') : link('href')
    case 'blockquote':
    case 'q':
    case 'ins':
    case 'del':
      return link('cite')
    case 'img':
    case 'source':
      return [...resource('src'), ...candidates(attribute(element, 'srcset'))]
    case 'image':
    case 'use':
      return resource('href')
    case 'audio':
    case 'video':
    case 'track':
    case 'input':
      return [...resource('src'), ...resource('poster')]
    case 'style':
      return referencesInCss(textOf(element))
    case 'meta':
      return isHtml(element, 'meta') && isOwn(attribute(element, 'content'), siteUrl) ? link('content') : []
    default:
      return []
  }
}

function references(href: string | undefined, kind: Reference['kind']): Reference[] {
  return href === undefined ? [] : [{ href: href.trim(), kind }]
}

const loadingRelations = [
  'stylesheet',
  'icon',
  'apple-touch-icon',
  'mask-icon',
  'manifest',
  'preload',
  'prefetch',
]

function loads(link: Element): boolean {
  return words(attribute(link, 'rel')).some((relation) => loadingRelations.includes(relation))
}

function isOwn(content: string | undefined, siteUrl: string): boolean {
  return content !== undefined && (content === siteUrl || content.startsWith(`${siteUrl}/`))
}

/** The images of a `srcset`, whose descriptors follow them: `/a.png 1x, /b.png 2x`. */
function candidates(srcset: string | undefined): Reference[] {
  return (srcset ?? '')
    .split(/,\s+/)
    .flatMap((candidate) => references(candidate.trim().split(/\s+/)[0] || undefined, 'resource'))
}

/** Everything that a `Link` header field names. */
export function referencesInLink(link: string | undefined): Reference[] {
  return [...(link ?? '').matchAll(/<([^>]*)>/g)].flatMap(([, href]) => references(href, 'link'))
}

/** Everything that a stylesheet loads. */
export function referencesInCss(css: string): Reference[] {
  return [...css.replace(/\/\*.*?\*\//gs, '').matchAll(cssAddress)].flatMap((match) =>
    references(match.slice(1).find(Boolean), 'resource'),
  )
}

const cssAddress = /\burl\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/gi
