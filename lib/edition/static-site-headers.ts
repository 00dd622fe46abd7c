import type { Headers } from './headers'
import type { Manifest } from './manifest'

/**
 * The file `_headers`, in which static hosts (Netlify, Cloudflare Pages and others) read the header fields of each
 * address. Such hosts join the values of every rule that matches, so that no field of an address may stand in two:
 * what all documents share stands once, the rest with each document or with a folder whose documents agree.
 */
export function headersFile({ documents }: Manifest): string {
  const common = shared(Object.values(documents).map(({ headers }) => headers))
  const own = Object.entries(documents).map(
    ([path, { headers }]): Rule => ({
      path,
      headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !(name in common))),
    }),
  )
  const rules = [{ path: '/*', headers: common }, ...grouped(own)]
  return rules.map(({ path, headers }) => `${[encodeURI(path), ...lines(headers)].join('\n  ')}\n`).join('')
}

/** The file `_redirects`, which the same hosts read: from, to, status. */
export function redirectsFile({ redirects }: Manifest): string {
  return Object.entries(redirects)
    .map(([path, { location, status }]) => `${encodeURI(path)} ${encodeURI(location)} ${status}\n`)
    .join('')
}

interface Rule {
  readonly path: string
  readonly headers: Headers
}

function shared([first = {}, ...others]: readonly Headers[]): Headers {
  return Object.fromEntries(
    Object.entries(first).filter(([name, value]) => others.every((headers) => headers[name] === value)),
  )
}

/** The rules, with one in place of many for a folder that is no address itself and whose documents agree. */
function grouped(rules: readonly Rule[]): Rule[] {
  const addresses = new Set(rules.map(({ path }) => path))
  const result = new Map<string, Rule>()
  for (const rule of rules) {
    const folder = foldersAbove(rule.path).find(
      (above) => !addresses.has(above) && agree(rules.filter(({ path }) => path.startsWith(`${above}/`))),
    )
    const path = folder === undefined ? rule.path : `${folder}/*`
    result.set(path, { path, headers: rule.headers })
  }
  return [...result.values()].filter(({ headers }) => Object.keys(headers).length > 0)
}

/** `/a/b/c` → `/a`, `/a/b`. */
function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(1, -1)
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)
}

function agree([first, ...others]: readonly Rule[]): boolean {
  return others.every(({ headers }) => JSON.stringify(headers) === JSON.stringify(first?.headers))
}

function lines(headers: Headers): string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
}
