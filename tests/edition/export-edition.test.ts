import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { freePort } from '../../lib/commands/bench/free-port'
import { appOf } from '../../lib/edition/app'
import { composeSite } from '../../lib/edition/compose-site'
import { Draft } from '../../lib/edition/draft'
import { exportEdition } from '../../lib/edition/export-edition'
import { Generations } from '../../lib/edition/generations'
import { nginxConfiguration } from '../../lib/edition/nginx-configuration'
import { Press } from '../../lib/edition/press'
import { headersFile } from '../../lib/edition/static-site-headers'
import { type Edition, keepDraft, openEdition } from '../../lib/edition/store'
import { openWorkFolder } from '../../lib/edition/work-folder'
import { patience } from '../patience'
import { sampleApp, sampleContent } from './sample-app'
import { contentWith, filesIn, temporaryFolder, writeFiles } from './workshop'

const siteUrl = 'https://lien-social.example'
const villes = '<h2 id="bordeaux">Bordeaux</h2><p>Étudiée dans les années deux mille dix.</p>'
const content = {
  ...sampleContent,
  'villes.html': villes,
  'robots.txt': 'User-agent: *\nAllow: /\n',
  'sans-extension': 'texte',
  'prix$de{l}.txt': 'texte',
}

async function edition(files: Readonly<Record<string, string>> = content): Promise<Edition> {
  vi.stubEnv('CONTENT_DIR', await contentWith(files))
  const editionsDir = await temporaryFolder()
  const publicFolder = await contentWith({ 'google0123.html': 'preuve' })
  const draft = new Draft(join(await openWorkFolder(editionsDir), 'edition'))
  const { contents } = await composeSite({
    app: appOf(withProof, siteUrl),
    siteUrl,
    publicFolder,
    draft,
    press: new Press(),
    pages: new Generations(),
    onCounted: () => {},
  })
  const hash = await draft.finish({ format: 1, key: 'abc', ...contents })
  await keepDraft(editionsDir, draft.folder, hash)
  return openEdition(editionsDir, hash, 'bytes')
}

/** The miniature site, with a public file that is HTML without being a page, and a name that nginx could misread. */
const withProof: typeof sampleApp = (asked, response) => {
  if (asked.url === '/robots.txt')
    response.setHeader('content-disposition', `inline; filename="$uri \\".txt"`)
  if (asked.url !== '/google0123.html') return sampleApp(asked, response)
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('preuve')
}

describe('an exported edition', () => {
  test('holds every document byte for byte, and instructions for those who serve it', async () => {
    const { folder, ...rest } = await edition()
    const target = join(await temporaryFolder(), 'site')
    await exportEdition({ folder, ...rest }, target, siteUrl)
    const documents = await filesIn(join(folder, 'site'))
    expect(await filesIn(target)).toEqual(['_headers', '_redirects', 'nginx.conf', ...documents].sort())
    for (const file of documents) {
      expect(await readFile(join(target, file))).toEqual(await readFile(join(folder, 'site', file)))
    }
    expect((await stat(join(target, 'villes.html.gz'))).mtime.toUTCString()).toBe(
      'Fri, 07 Mar 2025 00:00:00 GMT',
    )
    expect(await readFile(join(target, '_redirects'), 'utf8')).toBe('/original.pdf /edition-web.pdf 302\n')
  })

  test('is brought up to date in place, without what is no longer in it', async () => {
    const target = join(await temporaryFolder(), 'site')
    await exportEdition(await edition(), target, siteUrl)
    await writeFiles(target, { 'villes/lyon.html': 'une page d’avant' })
    const second = await edition(sampleContent)
    await exportEdition(second, target, siteUrl)
    expect(await filesIn(target)).toEqual(
      ['_headers', '_redirects', 'nginx.conf', ...(await filesIn(join(second.folder, 'site')))].sort(),
    )
    expect(await readdir(target)).not.toContain('villes')
  })

  test('takes no folder in which there is something else', async () => {
    const target = await temporaryFolder()
    await writeFile(join(target, 'nginx.conf'), 'server {}')
    await expect(exportEdition(await edition(), target, siteUrl)).rejects.toThrow(
      `Le dossier ${target} contient autre chose qu’une édition exportée. Donner un dossier vide ou nouveau.`,
    )
    expect(await readdir(target)).toEqual(['nginx.conf'])
  })
})

describe('the file _headers', () => {
  test('gives each address each field once, whatever rules match', async () => {
    const { folder, manifest, ...rest } = await edition()
    const target = join(await temporaryFolder(), 'site')
    await exportEdition({ folder, manifest, ...rest }, target, siteUrl)
    const rules = parseRules(await readFile(join(target, '_headers'), 'utf8'))
    for (const [path, { headers }] of Object.entries(manifest.documents)) {
      const given = rules
        .filter(({ pattern }) =>
          pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : pattern === encodeURI(path),
        )
        .flatMap(({ fields }) => fields)
      expect(given.sort()).toEqual(
        Object.entries(headers)
          .map(([name, value]) => `${name}: ${value}`)
          .sort(),
      )
    }
    expect(rules.map(({ pattern }) => pattern)).toContain('/_next/*')
  })
})

test('a rule for a folder never catches the page that has the folder’s name', () => {
  const identity = { file: 'x.html', length: 1, sha256: 'ab', etag: '"ab"' }
  const [page, asset] = ['max-age=0', 'immutable'].map((value) => ({
    headers: { 'content-type': value },
    representations: { identity },
  }))
  if (!page || !asset) throw new Error('two documents')
  const documents = {
    '/villes': page,
    '/villes/a': page,
    '/villes/b': page,
    '/media/a/b.css': asset,
    '/media/c.css': asset,
  }
  const text = headersFile({ format: 1, key: 'abc', documents, redirects: {}, notFound: page })
  expect(parseRules(text).map(({ pattern }) => pattern)).toEqual([
    '/*',
    '/villes',
    '/villes/a',
    '/villes/b',
    '/media/*',
  ])
})

function parseRules(text: string): { pattern: string; fields: string[] }[] {
  return text
    .split(/\n(?=\/)/)
    .map((rule) => rule.trim().split(/\n {2}/))
    .map(([pattern = '', ...fields]) => ({ pattern, fields }))
}

const hasNginx = (() => {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' })
    return true
  } catch (error) {
    if (process.env.REQUIRE_SYSTEM_TOOLS === '1') throw error
    return false
  }
})()

/** Serves an exported edition with nginx; returns how to ask it for something. */
async function serveWithNginx({ manifest, ...rest }: Edition) {
  const folder = await temporaryFolder()
  const root = join(folder, 'site')
  await exportEdition({ manifest, ...rest }, root, siteUrl)
  const port = await freePort()
  const hidden = ['_headers', '_redirects', 'nginx.conf']
  const site = nginxConfiguration(manifest, { root, siteUrl, listen: `127.0.0.1:${port}`, hidden })
  expect((await readFile(join(root, 'nginx.conf'), 'utf8')).split('\n').slice(1).join('\n')).toBe(
    site.replace(`listen 127.0.0.1:${port};`, 'listen 80;'),
  )
  await mkdir(join(folder, 'logs'))
  await writeFile(join(folder, 'site.conf'), site)
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr;
events {}
http { access_log off; client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder};
uwsgi_temp_path ${folder}; scgi_temp_path ${folder}; include ${folder}/site.conf; }
${process.getuid?.() === 0 ? 'user root;' : ''}`,
  )
  const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr']
  execFileSync('nginx', ['-t', ...args], { stdio: 'pipe' })
  const nginx = spawn('nginx', args, { stdio: 'ignore' })
  onTestFinished(async () => {
    nginx.kill('SIGQUIT')
    await once(nginx, 'exit')
  })
  const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }).end()
    const [answer] = await once(asked, 'response')
    return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) }
  }
  await vi.waitFor(() => ask('/'), patience)
  return ask
}

describe.skipIf(!hasNginx)('nginx, with the configuration that is exported', () => {
  test('gives each document with its bytes, type and headers, and the page « introuvable »', async () => {
    const exported = await edition()
    const ask = await serveWithNginx(exported)
    for (const [path, { headers, representations }] of Object.entries(exported.manifest.documents)) {
      const answer = await ask(encodeURI(path))
      expect([path, answer.status]).toEqual([path, 200])
      expect(answer.headers).toMatchObject(headers)
      const stored = await readFile(join(exported.folder, 'site', representations.identity.file))
      expect(answer.body.equals(stored)).toBe(true)
      const packed = await ask(encodeURI(path), { 'accept-encoding': 'gzip' })
      expect(packed.headers['content-encoding']).toBe(representations.gzip && 'gzip')
      if (representations.gzip) {
        expect(gunzipSync(packed.body).equals(stored)).toBe(true)
        expect(packed.body.length).toBe(representations.gzip.length)
        expect(packed.headers.vary).toBe('Accept-Encoding')
        expect(packed.headers).toMatchObject(headers)
      }
    }
    for (const path of ['/lyon', '/villes/lyon', '/404', '/404.html', '/nginx.conf', '/_headers', '/_next']) {
      const answer = await ask(path)
      expect([path, answer.status]).toEqual([path, 404])
      expect(answer.headers).toMatchObject(exported.manifest.notFound.headers)
      expect(answer.body.toString()).toContain('introuvable')
    }
  })

  test('leads to the one address of each document, and from the original to the web edition', async () => {
    const ask = await serveWithNginx(await edition())
    for (const [path, location] of [
      ['/villes/', '/villes'],
      ['/villes.html', '/villes'],
      ['/villes/index.html', '/villes'],
      ['/villes/index', '/villes'],
      ['/index.html', '/'],
      ['/index', '/'],
    ] as const) {
      const answer = await ask(path)
      expect([path, answer.status, answer.headers.location]).toEqual([path, 301, location])
    }
    const original = await ask('/original.pdf')
    expect([original.status, original.headers.location]).toEqual([302, '/edition-web.pdf'])
    expect(original.headers['content-security-policy']).toBeDefined()
    expect((await ask('/villes/%0d%0aset-cookie:x/')).headers).not.toHaveProperty('set-cookie')
  })

  test('answers conditions, ranges and methods as the site’s own server does', async () => {
    const ask = await serveWithNginx(await edition())
    const later = { 'if-modified-since': 'Sat, 08 Mar 2025 00:00:00 GMT' }
    expect((await ask('/villes', later)).status).toBe(304)
    expect((await ask('/villes', { 'if-modified-since': 'Thu, 06 Mar 2025 00:00:00 GMT' })).status).toBe(200)
    expect((await ask('/edition-web.pdf', { range: 'bytes=0-3' })).body.toString()).toBe('%PDF')
    expect((await ask('/edition-web.pdf', { range: 'bytes=0-1,3-4' })).status).toBe(200)
    expect((await ask('/villes', {}, 'POST')).status).toBe(405)
  })
})
