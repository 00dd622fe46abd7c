import { parse } from 'parse5'
import { elements, textOf } from '../../lib/edition/html-tree'
import type { Ask } from './web-servers'

/** What was found by following everything that a site names, from its first page on. */
export interface Crawled {
  /** Paths that were asked for. */
  readonly seen: readonly string[]
  /** `status path (from page)`. */
  readonly broken: readonly string[]
  /** Addresses of the site's origin that lie beside its path. */
  readonly outside: readonly string[]
}

const attributes = ['href', 'src', 'srcset', 'imagesrcset', 'cite', 'poster', 'content', 'action', 'data']

/**
 * Everything in an answer that may be an address of the site: in attributes, stylesheets, data and fields. It does not
 * know how the site tells its addresses apart: a text that looks like one is one.
 */
function addressesIn(type: string, body: string, origin: string): string[] {
  const absolute = [...body.matchAll(new RegExp(`${origin}(?![\\w.:-])[^\\s"'<>{}\\\\)\\]]*`, 'g'))].map(
    ([found]) => found.replace(/&amp;/g, '&').replace(/[.,;]$/, ''),
  )
  if (type.startsWith('application/speculationrules')) {
    return [...body.matchAll(/"href_matches":"([^*"]*)/g)].flatMap(([, path]) => path ?? [])
  }
  if (!type.startsWith('text/html')) return absolute
  const all = elements(parse(body))
  const written = all.flatMap((element) =>
    element.attrs
      .filter(({ name }) => attributes.includes(name))
      .flatMap(({ name, value }) =>
        name === 'srcset' || name === 'imagesrcset'
          ? value.split(/,\s+/).map((candidate) => candidate.trim().split(/\s/)[0] ?? '')
          : name === 'content' && !/^(?:https?:\/\/|\/)/.test(value)
            ? []
            : [value],
      ),
  )
  const styled = all
    .filter(({ tagName }) => tagName === 'style')
    .flatMap((style) => [...textOf(style).matchAll(/url\(\s*["']?(?!data:)([^"')]+)/g)])
    .flatMap(([, href]) => href ?? [])
  return [...absolute, ...written, ...styled]
}

/** Follows every address of a site. `more` gives further addresses that a document names, where it is no text. */
export async function crawl(
  ask: Ask,
  siteUrl: string,
  more: (type: string, body: Buffer) => Promise<readonly string[]> | readonly string[] = () => [],
): Promise<Crawled> {
  const { origin, pathname } = new URL(`${siteUrl}/`)
  const waiting = new Map([[pathname, 'start']])
  for (const file of ['robots.txt', 'sitemap.xml', 'atom.xml', 'linkset.json', 'introuvable']) {
    waiting.set(`${pathname}${file}`, 'start')
  }
  const seen = new Set<string>()
  const broken: string[] = []
  const outside = new Set<string>()
  for (const [path, from] of waiting) {
    seen.add(path)
    const { status, headers, body } = await ask(path)
    const isExpected = status === 200 || status === 301 || status === 302 || path.endsWith('/introuvable')
    if (!isExpected) broken.push(`${status} ${path} (${from})`)
    const type = headers['content-type'] ?? ''
    const fields = [headers.link, headers['speculation-rules'], headers.location].join(' ')
    const named = [
      ...addressesIn(
        type,
        /^(?:text|application\/(?!pdf|epub|zip))/.test(type) ? body.toString() : '',
        origin,
      ),
      ...[...fields.matchAll(/<([^>]+)>|"(\/[^"]*)"|^(?:\s*)(\/\S*)$/g)].flatMap((match) => match.slice(1)),
      ...(await more(type, body)),
      headers.location,
    ]
    for (const href of named) {
      if (href === undefined || !URL.canParse(href, `${origin}${path}`)) continue
      const url = new URL(href, `${origin}${path}`)
      if (url.origin !== origin) continue
      if (!url.pathname.startsWith(pathname)) outside.add(`${url.pathname} (${path})`)
      else if (!waiting.has(url.pathname + url.search)) waiting.set(url.pathname + url.search, path)
    }
  }
  return { seen: [...seen], broken, outside: [...outside] }
}
