import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { KnownEditions } from '../faults/known-editions'
import { Readers } from '../faults/readers'
import { isLong } from '../long'
import { patience } from '../patience'
import { project, type SiteProcess, startSite } from './site-process'

const cleanups: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'resistance-'))
  cleanups.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Its address is made of its port: another port is another site, with editions of its own. */
async function siteOf(contentDir: string, editionsDir: string, port?: number): Promise<SiteProcess> {
  const site = await startSite({ contentDir, editionsDir, port })
  cleanups.push(() => site.stop())
  said = () => site.output().slice(-3000)
  return site
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

test(`${enough} readers notice nothing of bad edits`, async () => {
  const folder = await temporary()
  const contentDir = join(folder, 'content')
  await cp(join(project, 'content'), contentDir, { recursive: true })
  const editionsDir = join(folder, 'editions')
  const site = await siteOf(contentDir, editionsDir)
  const readers = new Readers(site.origin, new KnownEditions(editionsDir))
  cleanups.push(async () => void (await readers.finish()))

  // Bad edits: each is refused, the last good edition stays, and mending it makes all well again.
  for (const [index, damage] of badEdits(contentDir)
    .slice(isLong ? 0 : -2)
    .entries()) {
    const mend = await damage()
    await waitFor(`bad edit ${index} refused`, async () => (await health(site.origin)).includes('degraded'))
    await mend()
    await waitFor(`bad edit ${index} mended`, async () => (await health(site.origin)).includes('"ok"'))
  }

  while (readers.answered < enough) await pause(20)
  expect(await readers.finish()).toEqual({
    answered: expect.any(Number),
    wrong: [],
    refused: 0,
    cut: 0,
    postponed: 0,
  })
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
  const { pinEdition, followContent, currentEdition } = await import('../../lib/edition/site-editions')
  const site = await siteOf(contentDir, editionsDir)
  const own = { editionsDir, siteUrl: site.origin, contentDir }
  const first = (await currentEdition(own))?.hash ?? ''
  const main = join(contentDir, 'publication.md')
  const written = await readFile(main, 'utf8')
  const save = (title: string) => writeFile(main, written.replace(/^titre: .*$/m, `titre: ${title}`))
  const isServed = async (origin: string, hash: string) => (await health(origin)).includes(hash)

  await save('Deuxième titre')
  await waitFor('the second edition', async () => !(await isServed(site.origin, first)))
  await pinEdition(own, first)
  await waitFor('the chosen edition', () => isServed(site.origin, first))
  await save('Troisième titre')
  await pause(2_000)
  expect(await isServed(site.origin, first)).toBe(true)
  await site.stop()
  const again = await siteOf(contentDir, editionsDir, site.port)
  expect(await isServed(again.origin, first)).toBe(true)
  await followContent(own)
  await waitFor('the content again', async () =>
    (await (await fetch(`${again.origin}/`)).text()).includes('Troisième titre'),
  )
})
