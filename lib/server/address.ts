/** Finds the one address of a document from the other ways to write it. */
export type AddressBook = ReadonlyMap<string, string>

/** The address of a path: percent-encoded as in a request, its first slash kept. */
export function addressOf(path: string): string {
  return new URL(`http://edition${path}`).pathname
}

/** The query of a request target, as the fields of a form; empty when it has none. */
export function requestQuery(target: string): URLSearchParams {
  const query = target.indexOf('?')
  return new URLSearchParams(query === -1 ? '' : target.slice(query + 1))
}

/** The addresses of a site by what they say once decoded; the first page also by those that lead to it. */
export function addressBook(addresses: readonly string[], base: string): AddressBook {
  const home = `${base}/`
  const ways = addresses.includes(home) ? ['/', base] : []
  return new Map([
    ...ways.map((way) => [way, home] as const),
    ...addresses.map((address) => [decode(address) ?? address, address] as const),
  ])
}

/**
 * The path of a request target, still encoded and without its query, which names no other document here.
 * `undefined` when it is not an address: `*`, another scheme, or broken percent-encoding.
 */
export function requestPath(target: string): string | undefined {
  // RFC 9112, 3.2.2: a server has to accept the absolute form too. Whose host it names makes no difference.
  const absolute = /^https?:\/\/[^/?]+/i.exec(target)?.[0]
  const rest = absolute === undefined ? target : target.slice(absolute.length)
  const query = rest.indexOf('?')
  const path = query === -1 ? rest : rest.slice(0, query)
  if (absolute !== undefined && path === '') return '/'
  return path.startsWith('/') ? path : undefined
}

/**
 * The address that another way of writing it leads to: with doubled or trailing slashes, as a file (`/villes.html`),
 * as an index (`/villes/index.html`) or encoded where nothing has to be. It is always one that the edition has, taken
 * from its own list, so that no request can make it lead elsewhere. `'malformed'` for broken percent-encoding.
 */
export function canonicalAddress(path: string, addresses: AddressBook): string | 'malformed' | undefined {
  const decoded = decode(path)
  if (decoded === undefined) return 'malformed'
  const single = decoded.replace(/\/{2,}/g, '/')
  const bare = withoutEnd(single, '/')
  const stem = withoutEnd(bare, '.html')
  for (const form of [single, bare, stem, withoutEnd(stem, '/index')]) {
    const address = addresses.get(form)
    if (address !== undefined) return address
  }
  return undefined
}

function withoutEnd(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, -end.length) : text
}

/** Reserved characters stay encoded: `%2F` is not a slash (RFC 3986, 2.2). */
function decode(path: string): string | undefined {
  try {
    return decodeURI(path)
  } catch {
    return undefined
  }
}
