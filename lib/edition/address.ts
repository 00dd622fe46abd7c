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

/** Reads a link as a browser does. `page` is the path of the page or stylesheet that holds it. Queries are left out. */
export function targetOf(href: string, page: string, siteUrl: string): Target {
  const base = new URL(page, siteUrl)
  if (!URL.canParse(href, base)) return { place: 'nowhere' }
  const url = new URL(href, base)
  if (url.origin !== new URL(siteUrl).origin) return { place: 'elsewhere', url: url.href }
  const path = decoded(url.pathname)
  const fragment = decoded(url.hash.slice(1).replace(/:~:.*$/, ''))
  if (path === undefined || fragment === undefined) return { place: 'nowhere' }
  return { place: path === page && href.startsWith('#') ? 'here' : 'site', path, fragment }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray « % »: the link cannot mean anything.
    return undefined
  }
}
