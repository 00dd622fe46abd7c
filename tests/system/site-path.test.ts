import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../../lib/commands/bench/free-port'
import { exportEdition } from '../../lib/edition/export-edition'
import { currentEdition } from '../../lib/edition/site-editions'
import { crawl } from '../edition/crawl'
import { type Ask, asking, hasProgram, serveWithCaddy, serveWithNginx } from '../edition/web-servers'
import { project, startSite } from './site-process'

/** The addresses that a PDF or an EPUB names. */
async function addressesIn(type: string, body: Buffer): Promise<string[]> {
  if (type === 'application/epub+zip') {
    const texts = Object.values(unzipSync(body)).map((bytes) => strFromU8(bytes))
    return texts.flatMap((text) => text.match(/https?:\/\/127\.0\.0\.1[^\s"'<>]*/g) ?? [])
  }
  if (type !== 'application/pdf') return []
  const pdf = await PDFDocument.load(body, { updateMetadata: false })
  return pdf.getPages().flatMap((page) => {
    const annotations = page.node.Annots()
    return Array.from({ length: annotations?.size() ?? 0 }, (_, index) => {
      const action = annotations?.lookupMaybe(index, PDFDict)?.lookupMaybe(PDFName.of('A'), PDFDict)
      const address = action?.lookup(PDFName.of('URI'))
      return address instanceof PDFString || address instanceof PDFHexString ? [address.decodeText()] : []
    }).flat()
  })
}

test('the site with a path has every address under it, served and exported, in pages, data, PDF and EPUB', async () => {
  const port = await freePort()
  const siteUrl = `http://127.0.0.1:${port}/rapports/depot`
  const work = await mkdtemp(join(tmpdir(), 'site-path-'))
  onTestFinished(() => rm(work, { recursive: true, force: true }))
  const editionsDir = join(work, 'editions')
  const contentDir = join(project, 'content')
  const site = await startSite({ contentDir, siteUrl, editionsDir, port })
  onTestFinished(() => site.stop())
  const named: string[] = []
  const follow = (ask: Ask) =>
    crawl(ask, siteUrl, async (type, body) => {
      const found = await addressesIn(type, body)
      named.push(...found.map((address) => `${type} ${address}`))
      return found
    })

  const own = await follow(asking(port))
  expect({ broken: own.broken, outside: own.outside }).toEqual({ broken: [], outside: [] })
  expect(own.seen.length).toBeGreaterThan(60)
  for (const type of ['application/pdf', 'application/epub+zip']) {
    expect(named.filter((line) => line.startsWith(`${type} ${siteUrl}/`)).length).toBeGreaterThan(0)
  }
  const answer = await asking(port)('/')
  expect([answer.status, answer.headers.location]).toEqual([301, '/rapports/depot/'])
  expect((await asking(port)('/villes')).status).toBe(404)

  const edition = await currentEdition({ editionsDir, siteUrl, contentDir })
  if (!edition) throw new Error('No edition is in service.')
  const folder = join(work, 'www/rapports/depot')
  await exportEdition(edition, folder, siteUrl)
  const servers = [
    ...(hasProgram('nginx', '-v') ? [serveWithNginx] : []),
    ...(hasProgram('caddy', 'version') ? [serveWithCaddy] : []),
  ]
  for (const serve of servers) {
    const { seen, broken, outside } = await follow(await serve(folder, join(work, 'www')))
    expect({ broken, outside }).toEqual({ broken: [], outside: [] })
    expect(own.seen.filter((path) => !seen.includes(path) && !path.includes('/unapi'))).toEqual([])
  }
})
