import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { exportEdition } from '../../lib/edition/export-edition'
import { waitFor } from '../wait-for'
import { exported, sampleEdition, samplePages, siteUrl } from './exported-site'
import { hasProgram, serveWithApache, serveWithCaddy, serveWithNginx } from './web-servers'
import { filesIn, temporaryFolder, writeFiles } from './workshop'

const instructions = ['.nojekyll', 'Caddyfile', '_headers', '_redirects', 'nginx-server.conf', 'nginx.conf']

/** The villes page with one digit mended: other bytes, as many of them. */
const corrected = {
  ...samplePages,
  '/villes': (samplePages['/villes'] ?? '').replace('En 2013', 'En 2012'),
}

describe('an exported edition', () => {
  test('holds every document, byte for byte, and instructions for those who serve it', async () => {
    const edition = await sampleEdition(siteUrl)
    const { folder } = await exported(edition, siteUrl)
    const documents = Object.values(edition.manifest.documents).concat(edition.manifest.notFound)
    const files = documents.flatMap(({ representations }) =>
      Object.values(representations).map(({ file }) => file),
    )
    expect(await filesIn(folder)).toEqual([...instructions, ...files].sort())
    for (const file of files.filter((file) => !file.startsWith('index.html'))) {
      expect(await readFile(join(folder, file))).toEqual(await readFile(join(edition.folder, 'site', file)))
    }
    expect(await readFile(join(folder, '_redirects'), 'utf8')).toBe('/original.pdf /edition-web.pdf 302\n')
  })

  test('leads to no service that only the site’s own server has, in none of its forms', async () => {
    const edition = await sampleEdition(siteUrl)
    const { folder } = await exported(edition, siteUrl)
    const page = await readFile(join(folder, 'index.html'), 'utf8')
    expect(await readFile(join(edition.folder, 'site/index.html'), 'utf8')).toContain('/unapi')
    expect(page).not.toContain('/unapi')
    expect(gunzipSync(await readFile(join(folder, 'index.html.gz'))).toString()).toBe(page)
    for (const file of await filesIn(folder)) {
      expect([file, (await readFile(join(folder, file))).includes('/health')]).toEqual([file, false])
    }
  })

  test('does not name the machine that made it', async () => {
    const { folder } = await exported(await sampleEdition(siteUrl), siteUrl)
    for (const file of await filesIn(folder)) {
      const text = await readFile(join(folder, file), 'latin1')
      for (const name of [folder, process.cwd(), '/tmp/']) expect(`${file} ${text}`).not.toContain(name)
    }
  })

  test('is brought up to date in place, without what is no longer in it', async () => {
    const { folder } = await exported(await sampleEdition(siteUrl), siteUrl)
    await writeFiles(folder, { 'lieux/dijon.html': 'une page d’avant' })
    const { '/citer/p1': _, ...pages } = samplePages
    await exportEdition(await sampleEdition(siteUrl, pages), folder, siteUrl)
    const files = await filesIn(folder)
    expect(files).toContain('citer/p2.html')
    expect(files.filter((file) => file.startsWith('citer/p1'))).toEqual([])
    expect(await readdir(folder)).not.toContain('lieux')
  })

  test('takes no folder in which there is something else', async () => {
    const target = await temporaryFolder()
    await writeFile(join(target, 'nginx.conf'), 'server {}')
    await expect(exportEdition(await sampleEdition(siteUrl), target, siteUrl)).rejects.toThrow(
      `Le dossier ${target} contient autre chose qu’une édition exportée. Donner un dossier vide ou nouveau.`,
    )
    expect(await readdir(target)).toEqual(['nginx.conf'])
  })
})

describe('the dates of exported files, of which servers make validators,', () => {
  const second = async (path: string) => Math.floor((await stat(path)).mtimeMs / 1000)

  test('are those of the export for what it changed, and stay for what it did not', async () => {
    const { folder } = await exported(await sampleEdition(siteUrl), siteUrl)
    const before = new Map<string, number>()
    for (const file of await filesIn(folder)) before.set(file, await second(join(folder, file)))
    const began = Math.floor(Date.now() / 1000)
    await exportEdition(await sampleEdition(siteUrl, corrected), folder, siteUrl)
    const changed: string[] = []
    for (const file of await filesIn(folder)) {
      const date = await second(join(folder, file))
      if (date !== before.get(file)) {
        changed.push(file)
        expect(date).toBeGreaterThanOrEqual(began)
        expect(date).toBeLessThanOrEqual(Date.now() / 1000)
      }
    }
    expect(changed.filter((file) => /^villes\.html/.test(file))).toContain('villes.html')
    expect(changed.every((file) => /^villes\.html/.test(file))).toBe(true)
  })

  test('differ at one address for different bytes, however fast exports follow', async () => {
    const { folder } = await exported(await sampleEdition(siteUrl), siteUrl)
    const [first, other] = [await sampleEdition(siteUrl), await sampleEdition(siteUrl, corrected)]
    const seen = new Set<number>()
    for (const edition of [other, first, other, first]) {
      await exportEdition(edition, folder, siteUrl)
      seen.add(await second(join(folder, 'villes.html')))
    }
    expect(seen.size).toBe(4)
  })

  test('hold for a file that was taken away in between', async () => {
    const { folder } = await exported(await sampleEdition(siteUrl), siteUrl)
    const before = await second(join(folder, 'villes.html'))
    await rm(join(folder, 'villes.html'))
    await exportEdition(await sampleEdition(siteUrl, corrected), folder, siteUrl)
    expect(await second(join(folder, 'villes.html'))).toBeGreaterThan(before)
  })

  test('are never put into the future: a clock that is behind them is told', async () => {
    const { folder } = await exported(await sampleEdition(siteUrl), siteUrl)
    const later = new Date(Date.now() + 3_600_000)
    await utimes(join(folder, 'villes.html'), later, later)
    const edition = await sampleEdition(siteUrl, corrected)
    await expect(exportEdition(edition, folder, siteUrl)).rejects.toThrow('Régler l’horloge')
  })
})

describe.each([
  ['nginx', hasProgram('nginx', '-v'), serveWithNginx],
  ['Apache', hasProgram('apache2', '-v'), serveWithApache],
  ['Caddy', hasProgram('caddy', 'version'), serveWithCaddy],
])('behind %s', (_, isThere, serve) => {
  test.skipIf(!isThere)(
    'a correction of one digit is seen by who has the page, with its tag, its date or a part of it',
    async () => {
      const { folder } = await exported(await sampleEdition(siteUrl), siteUrl)
      const ask = await serve(folder)
      for (const coding of ['identity', 'gzip']) {
        const accept = { 'accept-encoding': coding }
        await exportEdition(await sampleEdition(siteUrl), folder, siteUrl)
        const before = await ask('/villes', accept)
        const { etag = '', 'last-modified': date = '' } = before.headers
        expect((await ask('/villes', { ...accept, 'if-none-match': etag })).status).toBe(304)
        await exportEdition(await sampleEdition(siteUrl, corrected), folder, siteUrl)
        // A server may look at a file once in a while only.
        const after = await waitFor(async () => {
          const answer = await ask('/villes', accept)
          expect(answer.body.equals(before.body)).toBe(false)
          return answer
        })
        expect(after.body.includes('En 2012') || coding === 'gzip').toBe(true)
        expect(after.headers.etag).not.toBe(etag)
        expect((await ask('/villes', { ...accept, 'if-none-match': etag })).status).toBe(200)
        expect((await ask('/villes', { ...accept, 'if-modified-since': date })).status).toBe(200)
        const joined = await ask('/villes', { ...accept, range: 'bytes=10-', 'if-range': etag })
        expect(joined.status).toBe(200)
      }
    },
  )
})
