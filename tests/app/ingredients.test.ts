import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ingredientHashes } from '../../app/_ingredients'
import { loadPublication } from '../../lib/content/load-publication'
import type { Publication } from '../../lib/publication'
import { copyOfContent, writeContent } from '../content/content-folder'

const fixture = join(import.meta.dirname, '../fixtures/publications/onze-sites')

/** Paths of the pages whose ingredients a change of one file changes, and of those that stay. */
async function changedBy(file: string, change: (text: string) => string) {
  const root = await copyOfContent(fixture)
  const before = ingredientHashes(await load(root))
  const text = await readFile(join(root, file), 'utf8')
  const after = change(text)
  if (after === text) throw new Error(`${file} is not changed.`)
  await writeContent(root, file, after)
  const hashes = ingredientHashes(await load(root))
  const paths = [...new Set([...before.keys(), ...hashes.keys()])]
  const changed = paths.filter((path) => before.get(path) !== hashes.get(path))
  return { changed, kept: paths.filter((path) => !changed.includes(path)) }
}

async function load(root: string): Promise<Publication> {
  const { publication, problems } = await loadPublication(root)
  if (!publication) throw new Error(JSON.stringify(problems))
  return publication
}

test('a word of one place’s text changes its page and the passage, and no other page', async () => {
  const { changed, kept } = await changedBy('villes/aubrelande.md', (text) =>
    text.replace(/(\n---\n+[^\n]*\p{L}) /u, '$1 toute '),
  )
  expect(changed).toContain('/villes/aubrelande')
  expect(changed.filter((path) => path.startsWith('/villes/'))).toEqual(['/villes/aubrelande'])
  expect(changed.filter((path) => path.startsWith('/citer/')).length).toBeLessThanOrEqual(1)
  expect(kept.length).toBeGreaterThan(10)
})

test('lines added above do not change the pages of what stands below them', async () => {
  const { changed } = await changedBy('villes/aubrelande.md', (text) =>
    text.replace('\n---\n', '\n---\n\n\n'),
  )
  expect(changed).toEqual([])
})

test('what a page may say of the others changes them all: a place’s name, the title', async () => {
  const renamed = await changedBy('villes/aubrelande.md', (text) =>
    text.replace(/^nom: .*$/m, 'nom: Aubrelande-la-Neuve'),
  )
  expect(renamed.kept).toEqual([])
  const titled = await changedBy('publication.md', (text) =>
    text.replace(/^titre_court: .*$/m, 'titre_court: Les fontaines'),
  )
  expect(titled.kept).toEqual([])
})

test('every page of a place or a passage has its ingredients', async () => {
  const publication = await load(fixture)
  const paths = [...ingredientHashes(publication).keys()]
  expect(paths.filter((path) => path.startsWith('/villes/'))).toHaveLength(
    publication.places?.list.length ?? 0,
  )
  expect(paths.filter((path) => path.startsWith('/citer/p')).length).toBeGreaterThan(3)
})
