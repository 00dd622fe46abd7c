import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { ingredientsAt } from '../../app/_ingredients'
import { loadPublication } from '../../lib/content/load-publication'
import { parseMarkdown } from '../../lib/content/markdown'
import { bookOf, documentOf } from '../../lib/document'
import { allParts, citedPassages, navigation, numberedTexts, partAt, siteDocuments } from '../../lib/outline'
import type * as outlineModule from '../../lib/outline/outline'
import type { Part } from '../../lib/outline/part'
import type { Publication } from '../../lib/publication'
import { importGraph, projectFolder } from '../imports'

/** A part that the publication does not have: an annex with a page of its own, and one under it. */
vi.mock(import('../../lib/outline/outline'), async (original) => {
  const module: typeof outlineModule = await original()
  return {
    ...module,
    outline: (publication: outlineModule.Outlined): readonly Part[] => [
      ...module.outline(publication),
      annex('/annexes', 'Les annexes', [annex('/annexes/questionnaire', 'Le questionnaire', [])]),
    ],
  }
})

function annex(address: string, title: string, children: readonly Part[]): Part {
  const { prose } = parseMarkdown(
    `annexes${address}.md`,
    '## Les questions\n\nQue peut une ville pour le lien social ?',
  )
  const paragraph = prose.tree.children.find(({ type }) => type === 'paragraph')
  if (paragraph) paragraph.data = { number: 900 + address.length }
  return {
    kind: 'page',
    page: { slug: address.slice(1), title, menu: title, navigation: 'header', text: prose },
    address,
    title,
    menu: title,
    summary: title,
    rank: 'chapter',
    navigation: 'header',
    isInFiles: true,
    isNumbered: true,
    texts: [{ text: prose }],
    anchors: [],
    children,
  }
}

async function load(): Promise<Publication> {
  const { publication } = await loadPublication(join(projectFolder, 'tests/fixtures/contenu-minimal'))
  if (!publication) throw new Error('The content has errors.')
  return publication
}

describe('a part that the outline gains', () => {
  const address = '/annexes/questionnaire'

  test('stands in the menu, and the way to what is under it is known', async () => {
    const publication = await load()
    expect(navigation(publication).header.at(-1)).toEqual({ path: '/annexes', label: 'Les annexes' })
    expect(partAt(publication, address)?.above.map((part) => part.address)).toEqual(['/annexes'])
  })

  test('has a page, whose headings and paragraphs links may name', async () => {
    const publication = await load()
    const found = siteDocuments(publication).find(({ path }) => path === address)
    expect([...(found?.anchors ?? [])]).toEqual(['les-questions', `p${900 + address.length}`])
    expect(ingredientsAt(publication, address)).toMatchObject({
      above: [{ path: '/annexes', label: 'Les annexes' }],
    })
  })

  test('has its paragraphs numbered and cited', async () => {
    const publication = await load()
    expect(numberedTexts(publication).map(({ file }) => file)).toContain(`annexes${address}.md`)
    expect(citedPassages(publication).get(`p${900 + address.length}`)).toMatchObject({
      page: { path: address, title: 'Le questionnaire' },
    })
  })

  test('stands in the files that hold the whole, under the part above it', async () => {
    const { parts } = bookOf(await load(), 'https://publication.example')
    expect(parts.at(-1)?.document.title).toBe('Les annexes')
    expect(parts.at(-1)?.children.map(({ document }) => document.address)).toEqual([address])
  })

  test('says its text', async () => {
    const publication = await load()
    const part = allParts(publication).find((each) => each.address === address)
    if (!part) throw new Error('The annex is lost.')
    const document = documentOf(part, {
      publication,
      siteUrl: 'https://publication.example',
      medium: 'page',
    })
    expect(JSON.stringify(document.children)).toContain('Que peut une ville pour le lien social')
  })
})

test('no other file lists the parts', async () => {
  const knowing = ['lib/publication/', 'lib/outline/', 'lib/content/', 'lib/document/', 'lib/addresses.ts']
  const files = [...(await importGraph(await filesOf())).keys()].filter(
    (file) => /^(?:lib|app)\//.test(file) && !knowing.some((room) => file.startsWith(room)),
  )
  const listing: string[] = []
  for (const file of files) {
    const text = await readFile(join(projectFolder, file), 'utf8')
    const named = ['places', 'interviews', 'partners', 'pages'].filter((name) =>
      new RegExp(
        `\\b(?:publication|work)\\.${name}\\b|\\{[^{}=]*\\b${name}\\b[^{}=]*\\}\\s*(?:=|:)\\s*\\w*[Pp]ublication`,
      ).test(text),
    )
    if (named.length > 2) listing.push(`${file}: ${named.join(', ')}`)
  }
  expect(files.length).toBeGreaterThan(100)
  expect(listing).toEqual([])
})

async function filesOf(): Promise<string[]> {
  const found = await Promise.all(
    ['lib', 'app'].map(async (folder) =>
      (await readdir(join(projectFolder, folder), { recursive: true })).map((file) => `${folder}/${file}`),
    ),
  )
  return found.flat().filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
}
