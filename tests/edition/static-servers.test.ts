import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { exported, sampleEdition } from './exported-site'
import { staticHost } from './static-host'
import { type Ask, hasProgram, type Reply, serveItself, serveWithCaddy, serveWithNginx } from './web-servers'

/*
 * The exported site behind each server answers as the site's own server does. What a server cannot do stands in its list,
 * with the reason; a difference that is not in it fails, and so does an entry that has come to be none.
 */

interface Question {
  readonly path: string
  readonly method?: string
  /** `{etag}` and `{date}` stand for the validators of the representation, as the server that is asked gave them. */
  readonly send?: Readonly<Record<string, string>>
  /** Compared with the status; fields of documents unless told otherwise. */
  readonly fields?: readonly string[]
}

const documentFields = [
  'content-type',
  'content-encoding',
  'content-disposition',
  'content-security-policy',
  'cache-control',
  'link',
  'speculation-rules',
  'vary',
  'referrer-policy',
  'x-content-type-options',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
  'strict-transport-security',
  'content-range',
]

function questions(documents: readonly string[], base: string): Question[] {
  const at = (path: string) => `${base}${path}`
  const lead = ['location']
  return [
    ...documents.flatMap((path): Question[] => [
      { path: at(encodeURI(path)) },
      { path: at(encodeURI(path)), send: { 'accept-encoding': 'gzip' } },
      { path: at(encodeURI(path)), method: 'HEAD' },
      { path: at(encodeURI(path)), send: { 'if-none-match': '{etag}' }, fields: [] },
      { path: at(encodeURI(path)), send: { 'if-none-match': '"autre"' } },
      { path: at(encodeURI(path)), send: { 'if-modified-since': '{date}' }, fields: [] },
    ]),
    { path: at('/edition-web.pdf'), send: { range: 'bytes=0-3' } },
    { path: at('/edition-web.pdf'), send: { range: 'bytes=0-3', 'if-range': '{etag}' } },
    { path: at('/edition-web.pdf'), send: { range: 'bytes=0-3', 'if-range': '"autre"' } },
    { path: at('/edition-web.pdf'), send: { range: 'bytes=0-1,3-4' } },
    { path: at('/edition-web.pdf'), send: { range: 'bytes=9999-' }, fields: ['content-range'] },
    { path: at('/edition-web.pdf'), method: 'HEAD', send: { range: 'bytes=0-3' } },
    ...['/absente', '/villes/absente', '/citer/absente', '/404', '/404.html', '/_headers', '/_redirects'].map(
      (path): Question => ({ path: at(path) }),
    ),
    ...['/nginx.conf', '/nginx-server.conf', '/Caddyfile', '/.nojekyll', '/_next', '/Villes'].map(
      (path): Question => ({ path: at(path) }),
    ),
    { path: at('/original.pdf'), fields: lead },
    ...['/villes/', '/villes.html', '/villes/index.html', '/index.html', '/villes/lyon/'].map(
      (path): Question => ({ path: at(path), fields: lead }),
    ),
    ...(base === '' ? [] : ['/', base, '/villes', `${base}-autre`].map((path) => ({ path, fields: lead }))),
    { path: at('/villes'), method: 'POST', fields: ['allow'] },
    { path: at('/villes'), method: 'DELETE', fields: ['allow'] },
  ]
}

/** The answer to a question, with the validators that the same server gave before. */
async function answer(ask: Ask, { path, method = 'GET', send = {} }: Question): Promise<Reply> {
  const values = Object.values(send).join()
  const before = /\{(?:etag|date)\}/.test(values) ? await ask(path) : undefined
  const headers = Object.entries(send).map(([name, value]): [string, string] => [
    name,
    value
      .replace('{etag}', before?.headers.etag ?? 'none')
      .replace('{date}', before?.headers['last-modified'] ?? 'none'),
  ])
  return ask(path, Object.fromEntries(headers), method)
}

/** What of an answer is to be the same everywhere. */
function summary({ status, headers, body }: Reply, { method, fields = documentFields }: Question): string[] {
  const told = fields.flatMap((name) => {
    const value = headers[name]
    // Fields that the negotiation of a form adds or leaves out are the same in any letters.
    return value === undefined ? [] : [`${name}: ${String(value).toLowerCase()}`]
  })
  const bytes =
    fields.includes('content-type') && method !== 'HEAD'
      ? [`body ${createHash('sha256').update(body).digest('hex').slice(0, 8)}`]
      : []
  const strong = status === 200 && /^"[^"]+"$/.test(headers.etag ?? '') ? ['strong tag'] : []
  return [`status ${status}`, ...told, ...strong, ...bytes].sort()
}

/** Every difference, as `GET /villes [accept-encoding: gzip] -a +b`. */
async function differences(server: Ask, own: Ask, asked: readonly Question[]): Promise<string[]> {
  const found: string[] = []
  for (const question of asked) {
    const [theirs, ours] = [await answer(server, question), await answer(own, question)].map((reply) =>
      summary(reply, question),
    )
    const less = ours?.filter((part) => !theirs?.includes(part)).map((part) => `-${part}`) ?? []
    const more = theirs?.filter((part) => !ours?.includes(part)).map((part) => `+${part}`) ?? []
    const send = Object.entries(question.send ?? {}).map(([name, value]) => `[${name}: ${value}] `)
    if (less.length + more.length > 0) {
      found.push(
        `${question.method ?? 'GET'} ${question.path} ${send.join('')}${[...less, ...more].join(' ')}`,
      )
    }
  }
  return found
}

/** What a server does otherwise, and why it stays so. */
interface Exception {
  readonly reason: string
  readonly is: RegExp
}

function check(found: readonly string[], exceptions: readonly Exception[]): void {
  expect(found.filter((line) => !exceptions.some(({ is }) => is.test(line)))).toEqual([])
  expect(exceptions.filter(({ is }) => !found.some((line) => is.test(line)))).toEqual([])
}

async function site(siteUrl: string) {
  const edition = await sampleEdition(siteUrl)
  const { root, folder } = await exported(edition, siteUrl)
  const own = await serveItself(edition.folder)
  const base = edition.manifest.base ?? ''
  const asked = questions(Object.keys(edition.manifest.documents), base)
  return { edition, root, folder, own, asked, base }
}

const addresses = ['https://lien-social.example', 'https://org.example/les-villes/depot']

const dates = {
  reason:
    'They date every file; the site’s own server says less, and compares entity tags alone where it gives no date.',
  is: /^GET \S+ \[if-modified-since: \{date\}\] -status 200 -strong tag \+status 304$/,
}
const unapi = {
  reason: 'The page leaves out its link to unAPI, which is answered by query.',
  is: /^GET \S*\/ (?:\[(?:accept-encoding: gzip|if-none-match: "autre")\] )?-body \w+ \+body \w+$/,
}
const headRange = {
  reason: 'They answer a range to HEAD too, which RFC 9110 (14.2) leaves to GET.',
  is: /^HEAD \S+ \[range: bytes=0-3\] -status 200 -strong tag \+content-range: \S+ \S+ \+status 206$/,
}

/** What nginx cannot do with a site that has a base. */
const besideNginx = {
  reason: 'What lies beside the site’s path belongs to whoever writes the server block.',
  is: /^GET \/ -location: \S+ -status 301 \+status 403$/,
}

/** What a host does that reads `_headers` and `_redirects`. */
const ofHosts: readonly Exception[] = [
  unapi,
  {
    reason: 'It takes the ending off the address of every HTML file.',
    is: /^(?:GET|HEAD) \S*\/google0123\.html .*\+status 308$/,
  },
  {
    reason: 'It leads to the one address of a page by 308.',
    is: /^GET \S*(?:\/|\.html) (?:-location: \S+ )?-status 301 (?:\+location: \S+ )?\+status 308$/,
  },
  {
    reason: 'Where there is no document it gives the fields that all share; the page says its policy itself.',
    is: /^GET \S*\/(?:absente|404|_headers|_redirects|_next|Villes) (?!.*(?: \+| -status| -body|nosniff))/,
  },
  {
    reason: 'It shows the files that are for others; nothing in them is secret.',
    is: /^GET \S*\/(?:nginx\.conf|nginx-server\.conf|Caddyfile|\.nojekyll) .*\+status 200/,
  },
  { reason: 'The page « introuvable » is a file among others.', is: /^GET \S*\/404\.html .*\+status 308$/ },
  { reason: 'It names no methods with 405.', is: /^(?:POST|DELETE) \S+ -allow: get, head$/ },
]
const besideHosts = {
  reason: 'What lies beside the site’s path belongs to the host.',
  is: /^GET \/\S* -location: \S+ -status 301 \+status 404$/,
}

describe.each(addresses)('the site %s, exported', (siteUrl) => {
  const hasBase = new URL(siteUrl).pathname !== '/'

  test.skipIf(!hasProgram('nginx', '-v'))('behind nginx', async () => {
    const { root, folder, own, asked } = await site(siteUrl)
    const exceptions = [unapi, dates, headRange, ...(hasBase ? [besideNginx] : [])]
    check(await differences(await serveWithNginx(folder, root), own, asked), exceptions)
  })

  test.skipIf(!hasProgram('caddy', 'version'))('behind Caddy', async () => {
    const { root, folder, own, asked } = await site(siteUrl)
    check(await differences(await serveWithCaddy(folder, root), own, asked), [
      unapi,
      dates,
      headRange,
      {
        reason: 'Go’s file server sends several ranges in parts; the site’s own server the whole.',
        is: /^GET \S+ \[range: bytes=0-1,3-4\] .*\+status 206$/,
      },
    ])
  })

  test('on a host that reads _headers and _redirects', async () => {
    const { folder, own, asked, base } = await site(siteUrl)
    // Such hosts compress by themselves and say so, and promise neither ranges nor dates.
    const theirs = asked.flatMap(({ fields = documentFields, send = {}, ...question }) => {
      if (['accept-encoding', 'range', 'if-modified-since'].some((name) => name in send)) return []
      return { ...question, send, fields: fields.filter((name) => name !== 'vary') }
    })
    const exceptions = hasBase ? [...ofHosts, besideHosts] : ofHosts
    check(await differences(await staticHost(folder, base), own, theirs), exceptions)
  })
})
