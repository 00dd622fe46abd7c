import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { freePort } from '../../lib/commands/bench/free-port'
import { openEdition } from '../../lib/server/loaded-edition'
import { waitFor } from '../wait-for'
import { expectRow, tableSample } from './http-table'
import { tables } from './rfc9110'
import { pageHeaders, temporaryFolder, writeEdition } from './sample-edition'
import { serveDuringTest } from './serving'
import { ask } from './wire'

const recipe = (name: string) => readFile(join(import.meta.dirname, '../../lib/server/recipes', name), 'utf8')

interface Cache {
  readonly program: string
  /** Writes its configuration to a folder, for this port and that of the site; gives what starts it. */
  configure(folder: string, port: number, origin: number): Promise<readonly string[]>
  /** Rows of the tables that it answers otherwise than the site, whatever its configuration. */
  readonly otherwise: readonly string[]
}

const ofAnyStore = [
  // What has one form has no Vary, so that whatever a request accepts is answered by it.
  'a document with one form only: identity refused',
  // A refusal in words of its own.
  'ranges (RFC 9110, 14): a start beyond',
  'ranges (RFC 9110, 14): the last none',
  'ranges (RFC 9110, 14): the end before the start',
  // The first of them counts.
  'ranges (RFC 9110, 14): two fields',
]

const caches: Readonly<Record<string, Cache>> = {
  nginx: {
    program: 'nginx',
    configure: async (folder, port, origin) => {
      const site = (await recipe('nginx-proxy-cache.conf'))
        .replace('listen 80;', `listen 127.0.0.1:${port};`)
        .replace('127.0.0.1:3000', `127.0.0.1:${origin}`)
        .replace('/var/cache/nginx/site', join(folder, 'cache'))
      await writeFile(join(folder, 'site.conf'), site)
      await writeFile(
        join(folder, 'nginx.conf'),
        `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr;
events {}
http { access_log off; client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder};
uwsgi_temp_path ${folder}; scgi_temp_path ${folder}; include ${folder}/site.conf; }
${process.getuid?.() === 0 ? 'user root;' : ''}`,
      )
      return ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr']
    },
    otherwise: [
      ...ofAnyStore,
      'methods: CONNECT',
      'methods: TRACE',
      'preconditions (RFC 9110, 13): tag before date, the other way',
      'ranges (RFC 9110, 14): of nothing',
    ],
  },
  Varnish: {
    program: 'varnishd',
    configure: async (folder, port, origin) => {
      const site = (await recipe('varnish.vcl')).replace('"3000"', `"${origin}"`)
      await writeFile(join(folder, 'site.vcl'), site)
      await mkdir(join(folder, 'work'))
      return [
        ...['-F', '-n', join(folder, 'work'), '-f', join(folder, 'site.vcl'), '-a', `127.0.0.1:${port}`],
        ...['-s', 'malloc,64m', '-p', 'http_gzip_support=off', '-j', 'none'],
      ]
    },
    otherwise: [
      ...ofAnyStore,
      // Answered by the whole.
      'ranges (RFC 9110, 14): an end beyond',
      'ranges (RFC 9110, 14): empty list elements',
      'ranges (RFC 9110, 14): far beyond',
      'ranges (RFC 9110, 14): the end of nothing',
    ],
  },
}

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, [program === 'nginx' ? '-v' : '-V'], { stdio: 'ignore' })
    return true
  } catch (error) {
    if (process.env.REQUIRE_SYSTEM_TOOLS === '1') throw error
    return false
  }
}

/** Puts a cache before a site for the time of a test; gives its port. */
async function cacheBefore(cache: Cache, origin: number): Promise<number> {
  const { path: folder, remove } = await temporaryFolder()
  const port = await freePort()
  const args = await cache.configure(folder, port, origin)
  const child = spawn(cache.program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2_000)
  })
  const ended = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
    await remove()
  })
  const listening = waitFor(async () => {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect').finally(() => socket.destroy())
  })
  await Promise.race([listening, ended.then(() => Promise.reject(new Error(said)))])
  return port
}

/** The site's own fields, but that what is stored goes stale after a second. */
const soonStale = {
  ...pageHeaders,
  'cache-control': pageHeaders['cache-control'].replace('max-age=10', 'max-age=1'),
  'content-type': 'application/pdf',
}
const text = (content: string) => ({
  documents: { '/cahier.pdf': { content, headers: soonStale } },
})

for (const [name, cache] of Object.entries(caches)) {
  describe.skipIf(!isInstalled(cache.program))(`behind ${name}, with the recipe that is given`, () => {
    test('every row of the tables is answered as by the site, at first and from the store', async () => {
      const { port: origin, folder } = await serveDuringTest(tableSample)
      const port = await cacheBefore(cache, origin)
      const otherwise = new Set<string>()
      for (const [title, table] of Object.entries(tables)) {
        for (const row of table.rows) {
          for (const _ of ['at first', 'again']) {
            await expectRow(ask, { port, folder }, table, row).catch(() =>
              otherwise.add(`${title}: ${row.why}`),
            )
          }
        }
      }
      expect([...otherwise].sort()).toEqual([...cache.otherwise].sort())
    })

    test('what it stored serves while the site is down, in whole, in part and as unchanged', async () => {
      const content = 'Le lien social. '.repeat(100)
      const { port: origin, server } = await serveDuringTest(text(content))
      const port = await cacheBefore(cache, origin)
      const { headers } = await ask(port, '/cahier.pdf')
      await server.close()
      await new Promise((resolve) => setTimeout(resolve, 2_000))
      for (let times = 0; times < 3; times++) {
        const whole = await ask(port, '/cahier.pdf')
        expect(whole.status).toBe(200)
        expect(whole.body.toString()).toBe(content)
        const part = await ask(port, '/cahier.pdf', {
          headers: { range: 'bytes=3-6', 'if-range': headers.etag ?? '' },
        })
        expect([part.status, part.body.toString()]).toEqual([206, 'lien'])
        const same = await ask(port, '/cahier.pdf', { headers: { 'if-none-match': headers.etag ?? '' } })
        expect(same.status).toBe(304)
      }
    })

    test('a correction is seen within a minute, and no answer is of two editions', async () => {
      const editions = ['Avant. ', 'Après. '].map((word) => word.repeat(50_000))
      const [before = '', after = ''] = editions
      const { port: origin, server, editions: folder } = await serveDuringTest(text(before))
      const port = await cacheBefore(cache, origin)
      const first = await ask(port, '/cahier.pdf')
      const next = await writeEdition(folder, text(after))
      server.use(await openEdition(next.folder))
      let body = ''
      while (body !== after) {
        const whole = await ask(port, '/cahier.pdf')
        body = whole.body.toString()
        expect(editions).toContain(body)
        expect(whole.headers.etag === first.headers.etag).toBe(body === before)
        const headers = { range: 'bytes=70000-', 'if-range': first.headers.etag ?? '' }
        const rest = await ask(port, '/cahier.pdf', { headers })
        if (rest.status === 206)
          expect(rest.body.toString()).toBe(Buffer.from(before).subarray(70_000).toString())
        else expect(rest.body.toString()).toBe(after)
        await new Promise((resolve) => setTimeout(resolve, 500))
      }
    })
  })
}
