import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { isLong } from '../long'
import { patience } from '../patience'
import { childrenOf, project, type SiteProcess, startSite } from './site-process'

const cleanups: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'resistance-'))
  cleanups.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function siteOf(contentDir: string, editionsDir: string): Promise<SiteProcess> {
  const site = await startSite({ contentDir, editionsDir })
  cleanups.push(() => site.stop())
  said = () => site.output().slice(-3000)
  return site
}

/** Readers who ask without pause, until told to stop; every answer must be whole and what it says it is. */
function readers(origin: string, paths: readonly string[]) {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const failures: string[] = []
  let answered = 0
  let isOver = false
  const read = (path: string) =>
    new Promise<void>((resolve) => {
      get(origin + path, { agent }, (response) => {
        const hash = createHash('sha256')
        response.on('data', (chunk) => hash.update(chunk))
        response.on('end', () => {
          answered += 1
          const digest = `sha-256=:${hash.digest('base64')}:`
          if (response.statusCode !== 200) failures.push(`${path} ${response.statusCode}`)
          else if (digest !== response.headers['repr-digest']) failures.push(`${path} other bytes`)
          resolve()
        })
        response.on('error', (error) => {
          failures.push(`${path} ${error.message}`)
          resolve()
        })
      }).on('error', (error) => {
        failures.push(`${path} ${error.message}`)
        resolve()
      })
    })
  const running = [0, 1, 2, 3].map(async (reader) => {
    for (let turn = reader; !isOver; turn += 1) {
      await read(paths[turn % paths.length] ?? '/')
      // Some hundred readers a second: more would only take the processor from what is tried here.
      await pause(12)
    }
  })
  return {
    answered: () => answered,
    /** Lets them read on until so many answers came. Gives what went wrong. */
    until: async (count: number) => {
      while (answered < count && failures.length === 0) await pause(20)
      isOver = true
      await Promise.all(running)
      agent.destroy()
      return failures
    },
  }
}

/** What the site of the test printed last, for whoever reads a failure. */
let said = () => ''

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function health(origin: string): Promise<string> {
  return (await fetch(`${origin}/health`)).text()
}

async function waitFor(what: string, condition: () => Promise<boolean>): Promise<void> {
  const start = Date.now()
  while (!(await condition())) {
    if (Date.now() - start > patience.timeout)
      throw new Error(`Waited in vain: ${what}. The site said:\n${said()}`)
    await pause(30)
  }
}

const enough = isLong ? 10_000 : 1_000

test(`${enough} readers notice nothing of bad edits, killed composers and a full disk`, async () => {
  const folder = await temporary()
  const contentDir = join(folder, 'content')
  await cp(join(project, 'content'), contentDir, { recursive: true })
  const editionsDir = join(folder, 'editions')
  await mkdir(editionsDir)
  const disk = mountSmallDisk(editionsDir)
  const site = await siteOf(contentDir, editionsDir)
  const crowd = readers(site.origin, [
    '/',
    '/villes/le-havre',
    '/a-propos',
    '/les-villes-et-le-lien-social-edition-web.pdf',
  ])
  const main = join(contentDir, 'publication.md')
  const written = await readFile(main, 'utf8')
  const saveTitle = (title: string) => writeFile(main, written.replace(/^titre: .*$/m, `titre: ${title}`))
  const shows = async (title: string) =>
    (await (await fetch(`${site.origin}/`)).text()).includes(`>${title}<`)

  // Bad edits: each is refused, the last good edition stays, and mending it makes all well again.
  for (const [index, damage] of badEdits(contentDir)
    .slice(isLong ? 0 : -2)
    .entries()) {
    const mend = await damage()
    await waitFor(`bad edit ${index} refused`, async () => (await health(site.origin)).includes('degraded'))
    await mend()
    await waitFor(`bad edit ${index} mended`, async () => (await health(site.origin)).includes('"ok"'))
  }

  // Composers killed at any moment: the edit is served in the end all the same.
  for (const moment of isLong ? [0, 20, 60, 120, 250, 400] : [60]) {
    await saveTitle(`Titre du moment ${moment}`)
    await pause(100 + moment)
    for (const pid of await childrenOf(site.child.pid ?? 0)) process.kill(pid, 'SIGKILL')
    await pause(300)
    await saveTitle(`Titre après le moment ${moment}`)
    await waitFor(`the edit after ${moment} ms`, () => shows(`Titre après le moment ${moment}`))
  }

  // A disk without room: nothing is lost, and there is an edition again once there is room.
  if (disk) {
    await disk.fill()
    await saveTitle('Titre sans place')
    await waitFor('the full disk', async () => (await health(site.origin)).includes('degraded'))
    expect(site.output()).toContain('plus de place sur le disque')
    expect(await shows('Titre sans place')).toBe(false)
    await disk.free()
    await saveTitle('Titre avec place')
    await waitFor('room on the disk', () => shows('Titre avec place'))
  }

  expect(await crowd.until(enough)).toEqual([])
  expect(crowd.answered()).toBeGreaterThanOrEqual(enough)
})

/** The bad input of the first days, each with its way back. */
function badEdits(contentDir: string): (() => Promise<() => Promise<unknown>>)[] {
  const city = join(contentDir, 'villes', 'besancon.md')
  const replacing = (edit: (text: string) => string | Buffer) => async () => {
    const text = await readFile(city, 'utf8')
    await writeFile(city, edit(text))
    return () => writeFile(city, text)
  }
  const adding = (file: string, bytes: string | Buffer) => async () => {
    await writeFile(join(contentDir, file), bytes)
    return () => rm(join(contentDir, file))
  }
  return [
    replacing(() => ''),
    replacing((text) => Buffer.from(text, 'latin1')),
    replacing((text) => text.replace('---', '---js')),
    replacing((text) => `${text}\n${'mot '.repeat(70_000)}`),
    replacing((text) => text.replace(/^nom: .*$/m, 'nom: &a [*a, *a]')),
    replacing((text) => `${text}\n${'>'.repeat(50_000)}`),
    adding('villes/Besancon.md', 'sans en-tête'),
    adding('villes/word.md', Buffer.from('PK\u0003\u0004 document')),
    async () => {
      await symlink('/etc/hostname', join(contentDir, 'villes', 'lien.md'))
      return () => rm(join(contentDir, 'villes', 'lien.md'))
    },
    async () => {
      const main = join(contentDir, 'publication.md')
      const text = await readFile(main, 'utf8')
      const document = join(contentDir, 'documents', 'tronque.pdf')
      await writeFile(document, '%PDF-1.7\n1 0 obj')
      await writeFile(main, text.replace(/^date: /m, 'original: documents/tronque.pdf\ndate: '))
      return async () => {
        await writeFile(main, text)
        await rm(document)
      }
    },
  ]
}

/** A file system of 64 MB at `folder`; nothing where this process may not mount one. */
function mountSmallDisk(folder: string) {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    if (process.env.REQUIRE_SYSTEM_TOOLS === '1') throw new Error('A small disk cannot be mounted here.')
    console.warn('Disque plein : non essayé, monter un disque demande d’être administrateur.')
    return undefined
  }
  cleanups.push(() => {
    execFileSync('umount', [folder])
  })
  const ballast = join(folder, 'lest')
  return {
    fill: async () => {
      await writeFile(ballast, Buffer.alloc(64 * 1024 * 1024)).catch(() => {})
    },
    free: () => rm(ballast),
  }
}

test('without an edition and with invalid content, the site says why and does not start', async () => {
  const folder = await temporary()
  const contentDir = join(folder, 'content')
  await cp(join(project, 'content'), contentDir, { recursive: true })
  const main = join(contentDir, 'publication.md')
  await writeFile(main, (await readFile(main, 'utf8')).replace(/^date: .*$/m, 'date: juin 2013'))
  const start = startSite({ contentDir, editionsDir: join(folder, 'editions') })
  await expect(start).rejects.toThrow(/publication\.md:\d+:7\s+date-invalide/)
})

test.runIf(isLong)('a chosen edition comes into service and stays, restarts and saves included', async () => {
  const folder = await temporary()
  const contentDir = join(folder, 'content')
  await cp(join(project, 'content'), contentDir, { recursive: true })
  const editionsDir = join(folder, 'editions')
  const { pinEdition, followContent, currentEdition } = await import('../../lib/edition/store')
  const site = await siteOf(contentDir, editionsDir)
  const first = (await currentEdition(editionsDir))?.hash ?? ''
  const main = join(contentDir, 'publication.md')
  const written = await readFile(main, 'utf8')
  const save = (title: string) => writeFile(main, written.replace(/^titre: .*$/m, `titre: ${title}`))
  const isServed = async (origin: string, hash: string) => (await health(origin)).includes(hash)

  await save('Deuxième titre')
  await waitFor('the second edition', async () => !(await isServed(site.origin, first)))
  await pinEdition(editionsDir, first)
  await waitFor('the chosen edition', () => isServed(site.origin, first))
  await save('Troisième titre')
  await pause(2_000)
  expect(await isServed(site.origin, first)).toBe(true)
  await site.stop()
  const again = await siteOf(contentDir, editionsDir)
  expect(await isServed(again.origin, first)).toBe(true)
  await followContent(editionsDir)
  await waitFor('the content again', async () =>
    (await (await fetch(`${again.origin}/`)).text()).includes('Troisième titre'),
  )
})
