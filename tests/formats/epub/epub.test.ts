import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import type { PhrasingContent, RootContent } from 'mdast'
import { beforeAll, describe, expect, test } from 'vitest'
import { webEdition } from '../../../lib/citation/record'
import { attribute, elements, textOf } from '../../../lib/edition/html-tree'
import { LayoutError } from '../../../lib/formats/layout-error'
import type { Prose } from '../../../lib/publication'
import { placeAnchor, siteDocuments } from '../../../lib/site'
import { samplePictures, samplePublication } from '../pdf/sample-publication'
import { publicationNames, siteUrl } from '../publications'
import { type Book, book, bookOf } from './books'
import { chaptersOf, textFilesOf } from './read-epub'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const sample = 'la publication d’essai'

/** The chapter that stands for a page of the site. */
function fileOf(path: string): string {
  if (path === '/') return 'presentation.xhtml'
  if (path.startsWith('/villes/')) return `lieu-${path.slice('/villes/'.length)}.xhtml`
  const named: Readonly<Record<string, string>> = {
    '/villes': 'lieux.xhtml',
    '/entretiens': 'entretiens.xhtml',
    '/partenaires': 'partenaires.xhtml',
  }
  return named[path] ?? `page${path.replace('/', '-')}.xhtml`
}

describe('the file', () => {
  test('is the same bytes when made again', async () => {
    expect(sha256((await book(sample)).epub)).toBe(sha256((await book(sample)).epub))
  })

  test('is the same bytes when made by another process, elsewhere and at another hour', async () => {
    const folder = await mkdtemp(join(process.cwd(), 'node_modules', '.epub-test-'))
    try {
      const outfile = join(folder, 'make.mjs')
      await build({
        entryPoints: [join(process.cwd(), 'tests/formats/epub/print-hash.ts')],
        outfile,
        bundle: true,
        packages: 'external',
        platform: 'node',
        format: 'esm',
      })
      const { stdout } = await promisify(execFile)(process.execPath, [outfile], {
        env: { ...process.env, TZ: 'Pacific/Auckland', LANG: 'C', LC_ALL: 'C' },
      })
      expect(stdout.trim()).toBe(sha256((await book(sample)).epub))
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('begins with its type, neither compressed nor with anything before it', async () => {
    const { epub } = await book(sample)
    // A local file header of ZIP: 30 bytes, method 0, and no extra field.
    expect(Buffer.from(epub.subarray(30, 58)).toString()).toBe('mimetypeapplication/epub+zip')
    expect([epub[8], epub[28]]).toEqual([0, 0])
  })

  test.each(publicationNames)('is small: %s', async (name) => {
    expect((await book(name)).epub.length).toBeLessThan(400_000)
  })
})

describe.each(publicationNames)('%s', (name) => {
  let made: Book
  beforeAll(async () => {
    made = await book(name)
  })

  test('has the metadata of the web edition, and nothing of the work’s record', () => {
    const { item, keywords } = webEdition(made.publication, siteUrl)
    const opf = textFilesOf(made.epub).get('EPUB/livre.opf') ?? ''
    const values = (tag: string) =>
      [...opf.matchAll(new RegExp(`<${tag}(?: id="\\w+")?>([^<]*)</${tag}>`, 'g'))].map(([, value = '']) =>
        value.replaceAll('&#x26;', '&').replaceAll('&#x3C;', '<'),
      )
    const [year, month = 0, day = 0] = item.issued['date-parts'][0]
    const date = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-')
    expect(values('dc:title')).toEqual([item.title])
    expect(values('dc:language')).toEqual(['fr'])
    expect(values('dc:date')).toEqual([date])
    expect(values('dc:description')).toEqual([item.abstract])
    expect(values('dc:subject')).toEqual(keywords)
    expect(values('dc:identifier')).toEqual([`${siteUrl}/citer#edition-web`])
    expect(values('dc:source')).toEqual([`${siteUrl}/citer#publication`])
    expect(opf).toContain(`<meta property="dcterms:modified">${date}T00:00:00Z</meta>`)
    // The author and the publisher are those of the work.
    expect(opf).not.toMatch(/dc:creator|dc:publisher/)
    expect(opf).not.toContain('conformsTo')
  })

  test('has the numbers and anchors of the pages, each once', () => {
    const chapters = new Map(chaptersOf(made.epub).map(({ file, document }) => [file, elements(document)]))
    const told = siteDocuments(made.publication).filter(
      ({ kind, path }) => kind === 'page' && chapters.has(fileOf(path)),
    )
    expect(told.length).toBeGreaterThan(1)
    for (const { path, anchors } of told) {
      const all = chapters.get(fileOf(path)) ?? []
      const ids = all.flatMap((element) => attribute(element, 'id') ?? [])
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
      expect([...anchors].filter((anchor) => anchor !== placeAnchor && !ids.includes(anchor))).toEqual([])
      for (const id of ids.filter((each) => /^p\d+$/.test(each))) {
        const passage = all.find((element) => attribute(element, 'id') === id)
        const [number] = passage ? elements(passage) : []
        expect(number && textOf(number)).toBe(id.slice(1))
        expect(number && attribute(number, 'href')).toBe(`${siteUrl}/citer/${id}`)
      }
    }
  })

  test('leads to every chapter, and has none without a word under its title', () => {
    const chapters = chaptersOf(made.epub)
    const [contents] = chapters.filter(({ file }) => file === 'sommaire.xhtml')
    const links = contents ? elements(contents.document).flatMap((each) => attribute(each, 'href') ?? []) : []
    for (const { file, document } of chapters) {
      if (file === 'couverture.xhtml') continue
      if (file !== 'titre.xhtml' && file !== 'sommaire.xhtml') expect(links).toContain(file)
      const title = elements(document).find(({ tagName }) => tagName === 'h1')
      expect(textOf(document).length, file).toBeGreaterThan((title ? textOf(title).length : 0) * 2 + 10)
    }
  })

  test('has no empty part, cell or heading but the cells of tables', () => {
    const empty = chaptersOf(made.epub).flatMap(({ file, document }) =>
      elements(document)
        .filter(({ tagName }) =>
          /^(?:h\d|p|ul|ol|li|dl|dt|dd|section|table|figure|figcaption|caption)$/.test(tagName),
        )
        .filter((element) => textOf(element).trim() === '' && elements(element).length === 0)
        .map(({ tagName }) => `${file}: ${tagName}`),
    )
    expect(empty).toEqual([])
  })

  test('leads inside the book where it has the place, to the site elsewhere', () => {
    const hrefs = chaptersOf(made.epub).flatMap(({ document }) =>
      elements(document)
        .filter(({ tagName }) => tagName === 'a')
        .map((link) => attribute(link, 'href') ?? ''),
    )
    expect(hrefs.filter((href) => !/^(?:https?:|mailto:|[a-z0-9-]+\.xhtml(?:#|$)|#_)/.test(href))).toEqual([])
    expect(hrefs.filter((href) => href.startsWith(`${siteUrl}/villes`))).toEqual([])
  })
})

test('a publication without places, interviews or partners has no chapter of them', async () => {
  const { epub } = await book('la publication d’un auteur seul')
  expect(chaptersOf(epub).map(({ file }) => file)).toEqual([
    'couverture.xhtml',
    'titre.xhtml',
    'sommaire.xhtml',
    'presentation.xhtml',
    'page-a-propos.xhtml',
    'colophon.xhtml',
  ])
})

describe('what the texts mark', () => {
  let presentation = ''
  beforeAll(async () => {
    presentation = textFilesOf((await book(sample)).epub).get('EPUB/presentation.xhtml') ?? ''
  })

  test.each([
    ['foreign words', '<span lang="en" xml:lang="en">empowerment</span>'],
    ['calls of notes', '<a epub:type="noteref" role="doc-noteref" id="_appel-1" href="#_note-1"'],
    ['notes', '<aside epub:type="footnote" role="doc-footnote" id="_note-1">'],
    ['sources', '<a href="page-a-propos.xhtml#source-a" aria-label="source\u00A0A">A</a>'],
    ['pictures', 'alt="'],
    ['descriptions of drawings', '<desc id="_carte-description">Carte de France'],
  ])('%s', (_, markup) => {
    expect(presentation).toContain(markup)
  })

  test('a note that is called twice has one anchor to come back to', () => {
    expect(presentation.split('href="#_note-1"').length).toBe(3)
    expect(presentation.split('id="_appel-1"').length).toBe(2)
  })

  test('no picture is without a text that stands for it', () => {
    expect(presentation).not.toMatch(/<img(?![^>]*alt=)/)
  })
})

describe('what the book does not know is an error with its place', () => {
  const position = { start: { line: 7, column: 3 }, end: { line: 7, column: 9 } }
  const inParagraph = (child: PhrasingContent): RootContent => ({ type: 'paragraph', children: [child] })
  const wrong: readonly (readonly [string, RootContent, string])[] = [
    ['un bloc', { type: 'leafDirective', name: 'mystere', children: [], position }, 'Le bloc « ::mystere »'],
    [
      'un conteneur',
      { type: 'containerDirective', name: 'x', children: [], position },
      '(containerDirective)',
    ],
    [
      'une marque',
      inParagraph({ type: 'textDirective', name: 'mystere', children: [], position }),
      'La marque « :mystere[…] »',
    ],
    ['du HTML', { type: 'html', value: '<b>', position }, '(html)'],
    ['du HTML dans une phrase', inParagraph({ type: 'html', value: '<b>', position }), '(html)'],
    [
      'une note absente',
      inParagraph({ type: 'footnoteReference', identifier: 'x', position }),
      'La note « [^x] »',
    ],
    [
      'une image absente',
      inParagraph({ type: 'image', url: 'images/absente.png', position }),
      'L’image « images/absente.png »',
    ],
  ]

  test.each(wrong)('%s', async (_, node, message) => {
    const text: Prose = { file: 'publication.md', tree: { type: 'root', children: [node] } }
    const failure = await bookOf({
      publication: samplePublication({ text }),
      pictures: samplePictures,
    }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(LayoutError)
    expect(String(failure)).toContain(`publication.md:7:3  `)
    expect(String(failure)).toContain(message)
  })
})
