import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../../lib/commands/bench/free-port'
import { hashSources } from '../../lib/commands/code-key.mjs'
import { currentEdition } from '../../lib/edition/site-editions'
import { asking } from '../edition/web-servers'
import { isLong } from '../long'
import { buildFolder, project, startSite } from './site-process'

/** On one disk a link is as good as a copy, and takes no room. */
function linkOrCopy(folder: string, to: string): void {
  if (spawnSync('cp', ['-al', folder, to]).status !== 0) execFileSync('cp', ['-a', folder, to])
}

/** The packages of a lock file, by path. */
async function packagesOf(lock: string): Promise<Record<string, { dev?: boolean }>> {
  return JSON.parse(await readFile(lock, 'utf8')).packages
}

test.runIf(isLong && process.platform === 'linux')(
  'a build goes to another folder with the packages for running alone, and composes the same edition there, without registry',
  async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'moved-build-'))
    onTestFinished(() => rm(elsewhere, { recursive: true, force: true }))
    const sources = new Set([...hashSources(project).keys()].map((path) => path.split('/')[0] ?? ''))
    for (const path of sources) await cp(join(project, path), join(elsewhere, path), { recursive: true })
    execFileSync('cp', ['-a', buildFolder(), elsewhere])
    linkOrCopy(join(project, 'node_modules'), elsewhere)
    const lock = 'node_modules/.package-lock.json'
    const packages = await packagesOf(join(project, lock))
    for (const [path, { dev }] of Object.entries(packages)) {
      if (dev) await rm(join(elsewhere, path), { recursive: true, force: true })
    }
    const kept = Object.fromEntries(Object.entries(packages).filter(([, { dev }]) => !dev))
    await rm(join(elsewhere, lock))
    await writeFile(join(elsewhere, lock), JSON.stringify({ packages: kept }))
    const content = join(project, 'tests/fixtures/contenu-minimal')
    const siteUrl = 'https://site.example'

    const port = await freePort()
    await mkdir(join(elsewhere, 'editions'))
    const child = spawn(process.execPath, ['lib/commands/run.mjs', 'start'], {
      cwd: elsewhere,
      env: {
        PATH: process.env.PATH,
        HOME: elsewhere,
        NODE_ENV: 'production',
        PORT: String(port),
        SITE_URL: siteUrl,
        CONTENT_DIR: content,
        EDITIONS_DIR: join(elsewhere, 'editions'),
        npm_config_registry: 'http://127.0.0.1:9',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += bytes))
    const ended = once(child, 'exit')
    onTestFinished(async () => {
      child.kill('SIGTERM')
      await ended
    })
    const ask = asking(port)
    while (!(await ask('/').catch(() => undefined))) {
      if (child.exitCode !== null) throw new Error(`It did not start:\n${output}`)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    expect(output).not.toMatch(/Installation|Construction/)

    const own = join(elsewhere, 'editions-here')
    const here = await startSite({ contentDir: content, siteUrl, editionsDir: own })
    await here.stop()
    const inService = (editionsDir: string) => currentEdition({ editionsDir, siteUrl, contentDir: content })
    const [moved, made] = [await inService(join(elsewhere, 'editions')), await inService(own)]
    expect(made).toBeDefined()
    expect(moved?.hash).toBe(made?.hash)
  },
)
