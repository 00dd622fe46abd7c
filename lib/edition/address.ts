/** The path under which a site stands at its origin, without a final slash: `/depot`; empty at the root. */
export function baseOf(siteUrl: string): string {
  return new URL(siteUrl).pathname.replace(/\/$/, '')
}

/** A path of the site as a path of its origin. */
export function addressIn(base: string, path: string): string {
  return `${base}${path}`
}

/** Whether a path can be the address of a document: absolute, decoded, in its one canonical form. */
export function isAddress(path: string): boolean {
  if (path === '/') return true
  if (!path.startsWith('/') || hasForbiddenCharacter(path)) return false
  return path
    .slice(1)
    .split('/')
    .every((segment) => segment !== '' && segment !== '.' && segment !== '..' && segment.length <= 200)
}

/** Control characters, and those that would end a path or that a file system or header file would misread. */
function hasForbiddenCharacter(path: string): boolean {
  return /[\p{Cc}\p{Cs}\\%?#"*:<>| ]/u.test(path)
}

/** The file of a document inside `site/`: `/` → `index.html`, `/villes` → `villes.html`, `/robots.txt` → `robots.txt`. */
export function fileOf(path: string, kind: 'page' | 'file'): string {
  if (kind === 'file') return path.slice(1)
  return path === '/' ? 'index.html' : `${path.slice(1)}.html`
}

/** Paths that the server answers itself, by query or from memory; an edition holds no document there. */
export const serverPaths: readonly string[] = ['/health', '/health/live', '/health/ready', '/unapi']

/** Where a link leads, seen from a page of the site. */
export type Target =
  | { readonly place: 'here' | 'site'; readonly path: string; readonly fragment: string }
  | { readonly place: 'elsewhere'; readonly url: string }
  | { readonly place: 'nowhere' }

/**
 * Reads a link as a browser does. `page` is the path of the page or stylesheet that holds it. Queries are left out.
 * The app and its pages know of no base: only an address with its host has it.
 */
export function targetOf(href: string, page: string, siteUrl: string): Target {
  const { origin } = new URL(siteUrl)
  const from = new URL(page, origin)
  if (!URL.canParse(href, from)) return { place: 'nowhere' }
  const url = new URL(href, from)
  const pathname = hasHost(href) ? pathUnder(baseOf(siteUrl), url.pathname) : url.pathname
  if (url.origin !== origin || pathname === undefined) return { place: 'elsewhere', url: url.href }
  const path = decoded(pathname)
  const fragment = decoded(url.hash.slice(1).replace(/:~:.*$/, ''))
  if (path === undefined || fragment === undefined) return { place: 'nowhere' }
  return { place: path === page && href.startsWith('#') ? 'here' : 'site', path, fragment }
}

function hasHost(href: string): boolean {
  return /^\s*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(href)
}

/** The path of the site that a path of its origin is; nothing for what lies beside the site. */
function pathUnder(base: string, pathname: string): string | undefined {
  if (pathname === base) return '/'
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : undefined
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray « % »: the link cannot mean anything.
    return undefined
  }
}
