import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { freePort } from '../../lib/commands/bench/free-port'
import { hasProgram, started } from '../edition/web-servers'
import { temporaryFolder } from '../edition/workshop'
import { serveDuringTest } from './serving'

/*
 * What the page for operators says is tried: its recipes by the programs that they are for, and every name in it looked up.
 */

const project = join(import.meta.dirname, '../..')
const room = join(project, 'lib/server')
const recipes = join(room, 'recipes')
const page = await readFile(join(room, 'OPERATION.md'), 'utf8')
const recipe = (name: string) => readFile(join(recipes, name), 'utf8')

describe('the page for operators', () => {
  test('links to every recipe, and to nothing that is not there', async () => {
    const linked = [...page.matchAll(/\]\(([^)#]+)/g)].flatMap(([, path]) => path ?? [])
    expect(linked.filter((path) => !existsSync(join(room, path)))).toEqual([])
    for (const name of await readdir(recipes)) expect(page).toContain(name)
  })

  test('names commands that there are', async () => {
    const { scripts } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'))
    const named = [page, await recipe('Containerfile')].flatMap((text) =>
      [...text.matchAll(/npm (?:run )?(start|test|(?<=run )[a-z]+)/g)].flatMap(([, name]) => name ?? []),
    )
    expect(new Set(named).size).toBeGreaterThan(3)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  test('names settings that there are', async () => {
    const sources = ['lib/settings.ts', 'lib/server/log.ts', 'lib/edition/caddy-configuration.ts']
    const known = (await Promise.all(sources.map((file) => readFile(join(project, file), 'utf8')))).join()
    const texts = [page, await recipe('microsite.service'), await recipe('Containerfile')]
    const named = texts.flatMap((text) => text.match(/\b[A-Z]+_[A-Z]+\b/g) ?? [])
    expect(new Set(named.filter((name) => name !== 'NODE_ENV' && !known.includes(name)))).toEqual(
      // Of systemd.
      new Set(['AF_UNIX', 'AF_INET']),
    )
  })

  test('names what a build is made of, all of it', async () => {
    const { hashSources } = await import('../../lib/commands/code-key.mjs')
    const tops = new Set([...hashSources(project).keys()].map((path) => path.split('/')[0] ?? ''))
    const archive = /tar -czf microsite\.tar\.gz (.*)/.exec(page)?.[1]?.split(' ') ?? []
    const copied = /cp -a (.*) \/site\//.exec(await recipe('Containerfile'))?.[1]?.split(' ') ?? []
    for (const list of [archive, copied]) {
      expect(list.filter((path) => path !== 'content' && path !== '.next-*').sort()).toEqual([...tops].sort())
      expect(list).toEqual(expect.arrayContaining(['content', '.next-*']))
    }
  })
})

describe('the service of systemd', () => {
  test.skipIf(!hasProgram('systemd-analyze', '--version'))(
    'is well-formed, and exposed to little',
    async () => {
      const unit = join(await temporaryFolder(), 'microsite.service')
      await writeFile(unit, (await recipe('microsite.service')).replace('/usr/bin/node', process.execPath))
      const verified = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' })
      expect([verified.status, verified.stderr]).toEqual([0, ''])
      // In tenths: 100 is a service with no protection at all.
      execFileSync('systemd-analyze', ['security', '--offline=true', '--threshold=15', unit], {
        stdio: 'pipe',
      })
    },
  )

  test('starts what npm start starts', async () => {
    const { scripts } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'))
    expect(await recipe('microsite.service')).toContain(`ExecStart=/usr/bin/${scripts.start}\n`)
    expect(await recipe('Containerfile')).toContain(
      `CMD [${scripts.start
        .split(' ')
        .map((word: string) => `"${word}"`)
        .join(', ')}]`,
    )
  })
})

const sample = { documents: { '/': { content: '<!doctype html><title>Accueil</title>' } } }

describe('the container', () => {
  test('is healthy while the site answers', async () => {
    const [, command = ''] = /^HEALTHCHECK .* CMD (\[.*\])$/m.exec(await recipe('Containerfile')) ?? []
    const [, ...args]: string[] = JSON.parse(command)
    const status = (port: number) => statusOf(process.execPath, args, { PORT: String(port) })
    const { port } = await serveDuringTest(sample)
    expect(await status(port)).toBe(0)
    expect(await status(await freePort())).toBe(1)
  })

  test('is not root, and copies what there is', async () => {
    const text = await recipe('Containerfile')
    expect(text.lastIndexOf('\nUSER node\n')).toBeGreaterThan(text.lastIndexOf('\nRUN '))
    const copied = [...text.matchAll(/^COPY (?!--from)(.+) \.\/?$/gm)].flatMap(
      ([, list]) => list?.split(' ') ?? [],
    )
    expect(copied.filter((path) => !existsSync(join(project, path)))).toEqual([])
  })
})

describe('the proxy in front', () => {
  test.skipIf(!hasProgram('nginx', '-v'))(
    'is nginx: passes documents on, and keeps /health to itself',
    async () => {
      const { port: site } = await serveDuringTest(sample)
      const [port, other] = [await freePort(), await freePort()]
      const work = await temporaryFolder()
      await mkdir(join(work, 'logs'))
      const text = (await recipe('nginx-proxy.conf'))
        .replace('127.0.0.1:3000', `127.0.0.1:${site}`)
        .replace('listen 443 ssl http2', `listen 127.0.0.1:${port}`)
        .replace('listen 80', `listen 127.0.0.1:${other}`)
        .replace(/^ *ssl_.*\n/gm, '')
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (name) => `${name}_temp_path ${work};`,
      )
      await writeFile(
        join(work, 'nginx.conf'),
        `daemon off; pid ${work}/nginx.pid; error_log stderr; events {} http { access_log off; ${temporary.join(' ')}\n${text}\n}`,
      )
      const args = ['-p', work, '-c', join(work, 'nginx.conf'), '-e', 'stderr']
      const ask = await started('nginx', args, port, {})
      expect((await ask('/')).body.toString()).toContain('Accueil')
      expect((await ask('/health')).status).toBe(404)
    },
  )

  test.skipIf(!hasProgram('caddy', 'version'))(
    'is Caddy: passes documents on, and keeps /health to itself',
    async () => {
      const { port: site } = await serveDuringTest(sample)
      const port = await freePort()
      const work = await temporaryFolder()
      const text = (await recipe('Caddyfile'))
        .replace('127.0.0.1:3000', `127.0.0.1:${site}`)
        .replace(/^exemple\.fr \{/m, `http://:${port} {`)
      await writeFile(join(work, 'Caddyfile'), `{\n\tadmin off\n\tdefault_bind 127.0.0.1\n}\n${text}`)
      const args = ['run', '--adapter', 'caddyfile', '--config', join(work, 'Caddyfile')]
      const home = { HOME: work, XDG_CONFIG_HOME: work, XDG_DATA_HOME: work }
      const ask = await started('caddy', args, port, home)
      expect((await ask('/')).body.toString()).toContain('Accueil')
      expect((await ask('/health')).status).toBe(404)
    },
  )
})

/** The exit status of a program that runs beside this process, which serves meanwhile. */
async function statusOf(program: string, args: readonly string[], env: Record<string, string>) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: 'ignore' })
  const [status] = await once(child, 'exit')
  return status
}
