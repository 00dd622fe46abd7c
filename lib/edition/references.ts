import { defaultTreeAdapter as tree } from 'parse5'
import { attribute, type Document, type Element, elements, isHtml, textOf, words } from './html-tree'

/** Something that a page or stylesheet points at. */
export interface Reference {
  /** As written. */
  readonly href: string
  /** `link`: somewhere a reader or machine may go; `resource`: something that the page itself needs. */
  readonly kind: 'link' | 'resource'
}

/** An attribute that holds an address, or as `srcset` several. */
interface Place {
  readonly name: string
  readonly kind: Reference['kind']
  readonly holds: 'address' | 'candidates'
}

/** Everything that a page points at. `siteUrl` tells which of the addresses in `<meta>` are its own. */
export function referencesIn(document: Document, siteUrl: string): Reference[] {
  return elements(document).flatMap((element) => {
    if (element.tagName === 'style') return referencesInCss(textOf(element))
    if (isHtml(element, 'meta')) {
      const content = attribute(element, 'content')
      return isOwn(content, siteUrl) ? references(content, 'link') : []
    }
    return placesIn(element).flatMap(({ name, kind, holds }) => {
      const value = attribute(element, name)
      return holds === 'address' ? references(value, kind) : candidates(value)
    })
  })
}

/** Puts a site under a base: every address of the page that begins at the root begins there instead. Changes the page. */
export function putUnder(base: string, document: Document): void {
  if (base === '') return
  const moved = (href: string) => href.replace(/^\s*\/(?![/\\])/, `${base}/`)
  for (const element of elements(document)) {
    if (element.tagName === 'style') {
      const css = textOf(element).replace(cssAddress, (whole) =>
        whole.replace(/(?<=[("'\s])\/(?!\/)/, `${base}/`),
      )
      element.childNodes = []
      tree.insertText(element, css)
    }
    for (const { name, holds } of placesIn(element)) {
      const attr = element.attrs.find((found) => found.name === name)
      if (!attr) continue
      attr.value =
        holds === 'address' ? moved(attr.value) : attr.value.split(betweenCandidates).map(moved).join(', ')
    }
  }
}

function placesIn(element: Element): readonly Place[] {
  const address = (name: string, kind: Place['kind']): Place => ({ name, kind, holds: 'address' })
  switch (element.tagName) {
    case 'a':
    case 'area':
      return [address('href', 'link')]
    case 'link':
      return [address('href', loads(element) ? 'resource' : 'link')]
    case 'blockquote':
    case 'q':
    case 'ins':
    case 'del':
      return [address('cite', 'link')]
    case 'img':
    case 'source':
      return [address('src', 'resource'), { name: 'srcset', kind: 'resource', holds: 'candidates' }]
    case 'image':
    case 'use':
      return [address('href', 'resource')]
    case 'audio':
    case 'video':
    case 'track':
    case 'input':
      return [address('src', 'resource'), address('poster', 'resource')]
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

const betweenCandidates = /,\s+/

/** The images of a `srcset`, whose descriptors follow them: `/a.png 1x, /b.png 2x`. */
function candidates(srcset: string | undefined): Reference[] {
  return (srcset ?? '')
    .split(betweenCandidates)
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
