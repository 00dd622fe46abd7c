import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { attribute, elements, parseHtml } from '../../lib/edition/html-tree'
import type { Edition } from '../../lib/edition/store'
import { composedEdition, openWorkshop } from '../composed'

const project = join(import.meta.dirname, '../..')

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

describe.skipIf(!process.env.NEXT_DIST_DIR)('the edition of the real site', () => {
  let edition: Edition
  beforeAll(async () => {
    edition = await composedEdition()
  })

  test('is the same, byte for byte, from another process', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'edition-next-'))
    const workshop = openWorkshop(join(project, 'content'), folder)
    onTestFinished(async () => {
      await workshop.close()
      await rm(folder, { recursive: true, force: true })
    })
    expect((await workshop.compose()).hash).toBe(edition.hash)
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
