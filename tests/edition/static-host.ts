import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Reply } from './web-servers'

/*
 * A static host as Netlify and Cloudflare Pages document theirs, as strict as the stricter of the two:
 * https://developers.cloudflare.com/pages/configuration/headers/, …/redirects/, …/serving-pages/,
 * https://docs.netlify.com/manage/routing/headers/, …/redirects/redirect-options/.
 */

interface Rule {
  readonly matches: (path: string) => boolean
  readonly fields: readonly (readonly [name: string, value: string])[]
}

export interface Redirect {
  readonly from: string
  readonly to: string
  readonly status: number
}

/** The rules of `_headers`. Throws what a host refuses or passes over. */
export function readHeaders(text: string): Rule[] {
  const rules: { pattern: string; fields: [string, string][] }[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue
    if (line.length > 2000) throw new Error(`A line of _headers has ${line.length} characters.`)
    if (!/^\s/.test(line)) {
      if (!line.startsWith('/')) throw new Error(`Not a path: ${line}`)
      rules.push({ pattern: line, fields: [] })
      continue
    }
    const [, name, value] = /^\s+([\w-]+): (\S.*)$/.exec(line) ?? []
    const rule = rules.at(-1)
    if (!rule || name === undefined || value === undefined) throw new Error(`Not a field: ${line}`)
    rule.fields.push([name.toLowerCase(), value])
  }
  if (rules.length > 100) throw new Error(`_headers has ${rules.length} rules.`)
  return rules.map(({ pattern, fields }) => ({ matches: matcher(pattern), fields }))
}

function matcher(pattern: string): (path: string) => boolean {
  if (pattern.split('*').length > 2) throw new Error(`Two splats: ${pattern}`)
  const source = pattern
    .split('/')
    .map((part) => {
      if (part === '*') return '.*'
      if (/^:[A-Za-z]\w*$/.test(part)) return '[^/]+'
      if (/[*:]/.test(part)) throw new Error(`Neither splat nor placeholder: ${pattern}`)
      return part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&')
    })
    .join('/')
  const expression = new RegExp(`^${source}$`)
  return (path) => expression.test(path)
}

/** The lines of `_redirects`. Throws what a host refuses or passes over. */
export function readRedirects(text: string): Redirect[] {
  const redirects = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, from, to, status] = /^(\/[^\s#]*) (\/\S*) (301|302|303|307|308)$/.exec(line) ?? []
      if (line.length > 1000 || from === undefined || to === undefined)
        throw new Error(`Not a redirect: ${line}`)
      return { from, to, status: Number(status) }
    })
  const dynamic = redirects.filter(({ from }) => /[*]|\/:/.test(from))
  if (dynamic.length > 100 || redirects.length - dynamic.length > 2000) throw new Error('Too many redirects.')
  return redirects
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/vnd.microsoft.icon',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
}

/** The host, which has been given a folder and serves it under a base. */
export async function staticHost(folder: string, base = '') {
  const rules = readHeaders(await readFile(join(folder, '_headers'), 'utf8'))
  const redirects = readRedirects(await readFile(join(folder, '_redirects'), 'utf8'))
  const isFile = async (path: string) =>
    path.startsWith(`${base}/`) && ((await stat(placed(path)).catch(() => undefined))?.isFile() ?? false)
  const placed = (path: string) => join(folder, decodeURI(path).slice(base.length))
  const fileOf = (path: string) => (path === `${base}/` ? `${path}index.html` : `${path}.html`)

  return async (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> => {
    if (method !== 'GET' && method !== 'HEAD') return reply(405)
    const redirect = redirects.find(({ from }) => from === path)
    if (redirect) return reply(redirect.status, { location: redirect.to })
    const shorter = path.replace(/(?<=.)(?:\/|(?:\/index|(?<=^\/)index)?\.html|(?<=\/)index)$/, '') || '/'
    if (shorter !== path && !(await isFile(path)) && (await isFile(fileOf(shorter)))) {
      return reply(308, { location: shorter })
    }
    if (shorter !== path && path.endsWith('.html') && (await isFile(path))) {
      return reply(308, { location: shorter })
    }
    const file = (await isFile(path)) && !path.endsWith('/') ? path : fileOf(path)
    const found = !/\/(?:_headers|_redirects|404)$/.test(path) && (await isFile(file))
    const body = await readFile(found ? placed(file) : join(folder, '404.html'))
    const given = new Map<string, string>([['content-type', types[extname(found ? file : '404.html')] ?? '']])
    const named = new Set<string>()
    for (const [name, value] of rules
      .filter(({ matches }) => matches(path))
      .flatMap(({ fields }) => fields)) {
      if (named.has(name)) throw new Error(`${path} is given ${name} twice: hosts would join the values.`)
      named.add(name)
      given.set(name, value)
    }
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`
    if (found && headers['if-none-match'] === etag) return reply(304, { etag })
    return reply(
      found ? 200 : 404,
      { ...Object.fromEntries(given), etag },
      method === 'HEAD' ? undefined : body,
    )
  }
}

function reply(status: number, headers: Reply['headers'] = {}, body = Buffer.alloc(0)): Reply {
  return { status, headers, body }
}
