import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { elements, isHtml, parseHtml, textOf } from '../../lib/edition/html-tree'
import { contentHash } from '../../lib/edition/snapshot'
import type { Edition } from '../../lib/edition/store'
import { EditionState } from '../../lib/server/edition-state'
import { openEdition } from '../../lib/server/loaded-edition'
import { type RunningServer, startServer } from '../../lib/server/server'
import { composedEdition, siteUrl } from '../composed'
import { recordingLog } from '../server/serving'
import { project, type SiteProcess, startNext } from './site-process'

/** The app under app/ stays an ordinary Next.js app: a plain `next start` answers as the edition does. */
describe('a plain « next start » of the same app', () => {
  let server: RunningServer
  let next: SiteProcess
  let edition: Edition

  beforeAll(async () => {
    const contentDir = join(project, 'content')
    edition = await composedEdition()
    const loaded = await openEdition(edition.folder)
    const log = recordingLog()
    const state = new EditionState()
    const health = () => state.health()
    server = await startServer({ port: 0, host: '127.0.0.1', log, edition: loaded, health })
    next = await startNext({ contentDir, siteUrl, contentHash: await contentHash(contentDir) })
  })
  afterAll(() => Promise.all([server?.close(), next?.stop()]))

  test('answers every address of the edition with the same status, type, links and main text or bytes', async () => {
    const paths = Object.keys(edition.manifest.documents)
    expect(paths.length).toBeGreaterThan(15)
    for (const path of [...paths, '/adresse/inconnue']) {
      const ours = await answerOf(`http://127.0.0.1:${server.port}${encodeURI(path)}`)
      const theirs = await answerOf(next.origin + encodeURI(path))
      expect({ path, ...theirs }).toEqual({ path, ...ours })
    }
  })

  test('redirects as the edition does', async () => {
    const redirects = Object.entries(edition.manifest.redirects)
    expect(redirects).not.toEqual([])
    for (const [path, { status, location }] of redirects) {
      const answer = await fetch(next.origin + path, { redirect: 'manual' })
      expect({ path, status: answer.status, location: answer.headers.get('location') }).toEqual({
        path,
        status,
        location: expect.stringMatching(new RegExp(`${location}$`)),
      })
    }
  })
})

interface Answer {
  readonly status: number
  readonly type: string
  /** What the document is related to (`Link`). */
  readonly link: string | null
  /** Of a page its main text, of anything else the hash of its bytes. */
  readonly content: string
}

async function answerOf(url: string): Promise<Answer> {
  const answer = await fetch(url)
  const bytes = Buffer.from(await answer.arrayBuffer())
  // Next.js names no charset for some text files, which are UTF-8 all the same.
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? ''
  const content =
    type === 'text/html' ? mainText(bytes.toString()) : createHash('sha256').update(bytes).digest('hex')
  return { status: answer.status, type, link: answer.headers.get('link'), content }
}

function mainText(html: string): string {
  const main = [...elements(parseHtml(html))].find((element) => isHtml(element, 'main'))
  if (!main) throw new Error('The page has no main element.')
  return textOf(main)
}
