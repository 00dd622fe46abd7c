import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { attribute, elements, parseHtml } from '../../lib/edition/html-tree'
import { makeEdition } from '../../lib/edition/make-edition'
import { openComposer } from '../../lib/edition/open-composer'
import type { Edition } from '../../lib/edition/store'

// Rendering the whole site, the PDF included, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const project = join(import.meta.dirname, '../..')
/** The build that `npm test` makes sure of. */
const build = process.env.NEXT_DIST_DIR

/** Makes the edition of the project's content with a composer of its own. */
async function compose(editionsDir: string): Promise<Edition> {
  const output: string[] = []
  const composer = openComposer({
    entry: join(project, build ?? '', 'commands/composer.mjs'),
    appFolder: project,
    onOutput: (text) => output.push(text),
  })
  const made = await makeEdition({
    composer,
    contentDir: join(project, 'content'),
    editionsDir,
    siteUrl: 'https://lien-social.example',
  })
  await composer.close()
  if (made.status === 'refused') throw new Error(`${made.report}\n${output.join('')}`)
  return made.edition
}

async function htmlOf({ folder, manifest }: Edition): Promise<Map<string, string>> {
  const pages = Object.entries({ ...manifest.documents, 404: manifest.notFound })
    .map(([path, { representations }]) => [path, representations.identity.file] as const)
    .filter(([, file]) => file.endsWith('.html'))
  return new Map(
    await Promise.all(
      pages.map(async ([path, file]) => [path, await readFile(join(folder, 'site', file), 'utf8')] as const),
    ),
  )
}

describe.skipIf(!build)('the edition of the real site', () => {
  let folder: string
  let edition: Edition
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-next-'))
    edition = await compose(join(folder, 'un'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('is the same, byte for byte, from another process', async () => {
    expect((await compose(join(folder, 'deux'))).hash).toBe(edition.hash)
  })

  test('has no script on any page but JSON-LD, and nothing of Next.js but the addresses of its assets', async () => {
    const pages = await htmlOf(edition)
    expect([...pages.keys()]).toEqual(expect.arrayContaining(['/', '/villes', '/a-propos', '404']))
    for (const [path, html] of pages) {
      const types = elements(parseHtml(html))
        .filter(({ tagName }) => tagName === 'script')
        .map((script) => attribute(script, 'type'))
      expect([path, types.filter((type) => type !== 'application/ld+json')]).toEqual([path, []])
      expect([path, html.match(/__next_f|data-precedence|<!--|next-size-adjust|\.js"/g)]).toEqual([
        path,
        null,
      ])
    }
  })

  test('holds the fonts under addresses that never change their bytes, and has the stylesheet in its pages', async () => {
    const assets = Object.entries(edition.manifest.documents).filter(([path]) =>
      path.startsWith('/_next/static/'),
    )
    const types = assets.map(([, { headers }]) => headers['content-type'])
    expect(new Set(types)).toEqual(new Set(['font/woff2']))
    for (const html of (await htmlOf(edition)).values())
      expect(html).toMatch(/<style>[^<]*@layer[^<]*<\/style>/)
    for (const [, { headers }] of assets) {
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    }
  })
})
