import { posix } from 'node:path'
import { addressIn } from './address'
import { headerRules, type Pattern } from './header-rules'
import type { Headers } from './headers'
import type { Manifest } from './manifest'

/**
 * The file `_headers`, in which static hosts (Netlify, Cloudflare Pages and others) read the header fields of each
 * address. Cloudflare takes a hundred rules: what documents share stands once, for all or for a folder.
 */
export function headersFile({ documents, base = '' }: Manifest): string {
  const crowded = crowdedFolders(documents)
  const told = Object.entries(documents).map(([path, document]): [string, Headers] => {
    const file = document.representations.identity.file
    const fields = Object.entries(document.headers).filter(
      ([name, value]) =>
        name !== madeByHosts &&
        !(name === 'content-type' && knownTypes[posix.extname(file)] === value.toLowerCase()) &&
        !(name === 'link' && crowded.has(posix.dirname(path))),
    )
    return [addressIn(base, path), Object.fromEntries(fields)]
  })
  const rules = headerRules(new Map(told), base)
  return [
    ...Array.from(crowded, (folder) => linksLeftOut(addressIn(base, folder))),
    ...rules.map(({ pattern, headers }) => `${[written(pattern), ...lines(headers)].join('\n  ')}\n`),
  ].join('')
}

/** The file `_redirects`, which the same hosts read: from, to, status. */
export function redirectsFile({ redirects, base = '' }: Manifest): string {
  return Object.entries(redirects)
    .map(([path, { location, status }]) => {
      const [from, to] = [path, location].map((address) => encodeURI(addressIn(base, address)))
      return `${from} ${to} ${status}\n`
    })
    .join('')
}

/** Hosts date what they are given themselves; the date of the content would hide an edit of the same day. */
const madeByHosts = 'last-modified'

/** What every host says of a file with this ending. */
const knownTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** With more links than this in one folder, each of which needs a rule, none of them is told. */
const mostLinks = 10

/** Folders whose documents have so many `Link` fields that rules for them would not find room. */
function crowdedFolders(documents: Manifest['documents']): Set<string> {
  const counts = new Map<string, number>()
  for (const [path, { headers }] of Object.entries(documents)) {
    const folder = posix.dirname(path)
    if (headers.link !== undefined && folder !== '/') counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count > mostLinks).map(([folder]) => folder))
}

function linksLeftOut(folder: string): string {
  return `# Le champ Link des documents de ${encodeURI(folder)}/ n’est pas dit ici : il y faudrait une règle pour chacun. linkset.json les dit tous.\n`
}

function written({ reach, path }: Pattern): string {
  if (reach === 'one') return encodeURI(path)
  return `${encodeURI(path)}/${reach === 'all' ? '*' : ':document'}`
}

function lines(headers: Headers): string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
}
