import { createHash } from 'node:crypto'
import { defaultTreeAdapter as tree } from 'parse5'
import { attribute, type Document, elements, isHtml, textOf, words } from './html-tree'

/** How a page gets its stylesheet: by a link to a file that browsers keep, or inside the page. */
export type StylesheetPlacement = 'linked' | 'inlined'

/** A stylesheet: the path of its address, and its text. */
export interface Stylesheet {
  readonly path: string
  readonly css: string
}

/** Puts the page's stylesheets where they belong. `read` gives the stylesheet behind a link of the page. */
export async function placeStylesheets(
  document: Document,
  placement: StylesheetPlacement,
  read: (href: string) => Promise<Stylesheet>,
): Promise<void> {
  if (placement === 'linked') return
  for (const element of elements(document)) {
    const href = attribute(element, 'href')
    if (href === undefined || !isHtml(element, 'link')) continue
    if (!words(attribute(element, 'rel')).includes('stylesheet')) continue
    const style = tree.createElement('style', element.namespaceURI, [])
    tree.insertText(style, fromRoot(await read(href)))
    if (element.parentNode) tree.insertBefore(element.parentNode, style, element)
    tree.detachNode(element)
  }
}

/** The text of a stylesheet with the addresses in it counted from the root, so that it can stand in any page. */
function fromRoot({ path, css }: Stylesheet): string {
  const here = new URL(path, 'https://site.invalid')
  return css.replace(
    /\burl\(\s*(["']?)(?!data:|#)([^"')]+)\1\s*\)/g,
    (whole, quote: string, href: string) => {
      const { origin, pathname, search, hash } = new URL(href.trim(), here)
      return origin === here.origin ? `url(${quote}${pathname}${search}${hash}${quote})` : whole
    },
  )
}

/** What the security policy must name for the page's own `<style>` elements to count: `sha256-…`. */
export function styleHashes(document: Document): string[] {
  const styles = elements(document)
    .filter(({ tagName }) => tagName === 'style')
    .map(textOf)
  return [...new Set(styles)].map((css) => `sha256-${createHash('sha256').update(css).digest('base64')}`)
}
