import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Book } from '../../../lib/document/book'
import { UnprintableCharacterError } from '../../../lib/formats/pdf/characters'
import { pageCountOf } from '../../../lib/formats/pdf/xmp'
import { bookWith, documentWith, everyNode, frozen, paragraph, samples, section, words } from '../documents'
import { plain } from '../plain'
import { edition, pdfFrom } from './editions'
import { openPdf, textOf } from './read-pdf'

const book = bookWith(everyNode)
let pdf: Uint8Array

beforeAll(async () => {
  pdf = await pdfFrom(book)
})

describe('the file', () => {
  test('is the same bytes when made again', async () => {
    expect(sha256(await pdfFrom(book))).toBe(sha256(pdf))
  })

  test('is the same bytes when made by another process, elsewhere and at another hour', async () => {
    const folder = await mkdtemp(join(process.cwd(), 'node_modules', '.pdf-test-'))
    try {
      const outfile = join(folder, 'make.mjs')
      await build({
        entryPoints: [join(process.cwd(), 'tests/formats/pdf/print-sample-hash.ts')],
        outfile,
        bundle: true,
        packages: 'external',
        platform: 'node',
        format: 'esm',
      })
      const { stdout } = await promisify(execFile)(process.execPath, [outfile], {
        env: { ...process.env, TZ: 'Pacific/Auckland', LANG: 'C', LC_ALL: 'C' },
      })
      expect(stdout.trim()).toBe(sha256(pdf))
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('says how many pages it has', async () => {
    const document = await openPdf(pdf)
    expect(document.numPages).toBeGreaterThan(3)
    expect(pageCountOf(pdf)).toBe(document.numPages)
    await document.destroy()
  })

  test('is the same bytes when several are made at once', async () => {
    const other = bookWith(documentWith([paragraph('Une autre étude inventée.')]))
    const [first, second, third] = await Promise.all([pdfFrom(book), pdfFrom(other), pdfFrom(book)])
    expect(sha256(first)).toBe(sha256(pdf))
    expect(sha256(third)).toBe(sha256(pdf))
    expect(sha256(second)).not.toBe(sha256(pdf))
  })
})

describe('every type of node', () => {
  // A PDF has no words for the ear alone; a box is a drawing, whose meaning stands in its place.
  const unsaid = ['spoken', 'noteCall']

  test.each(Object.entries(samples).filter(([type]) => !unsaid.includes(type)))(
    '%s is shown',
    async (_, { says }) => {
      const { text } = await textOf(pdf)
      const printed = says.filter((each) => each !== '☑')
      expect(printed.filter((each) => !text.includes(plain(each)))).toEqual([])
    },
  )

  test('words for those who listen alone are not printed', async () => {
    expect((await textOf(pdf)).text).not.toContain('Région')
  })

  test('a box of a task is a picture, with its meaning in words', async () => {
    const document = await openPdf(pdf)
    const said: unknown[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      said.push(JSON.stringify(await page.getStructTree()))
    }
    expect(said.join('')).toContain('"alt":"fait"')
    await document.destroy()
  })
})

describe('its metadata', () => {
  test('are those of the book', async () => {
    const document = await PDFDocument.load(pdf, { updateMetadata: false })
    expect(document.getTitle()).toBe(book.about.title)
    expect(document.getAuthor()).toBe('Observatoire d’essai')
    expect(document.getSubject()).toBe('Un résumé.')
    expect(document.getKeywords()).toBe('ville, lien social')
    expect(document.getCreationDate()).toEqual(new Date('2026-11-23T00:00:00Z'))
    expect(document.getModificationDate()).toEqual(new Date('2026-11-23T00:00:00Z'))
    const { catalog } = document
    expect(String(catalog.get(PDFName.of('Lang')))).toContain('fr')
    const preferences = catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict)
    expect(String(preferences.get(PDFName.of('DisplayDocTitle')))).toBe('true')
  })

  test('stand in XMP too, with special signs escaped', async () => {
    const titled = withTitle('Une étude <inventée> & rien d’autre')
    const identifier = 'https://publication.example/publication-d-essai-edition-web.pdf'
    const packet = xmpOf(await PDFDocument.load(await pdfFrom(titled, { identifier })))
    expect(packet).toMatch(/^<\?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"\?>/)
    expect(packet).toMatch(/Une étude &(lt|#x3C);inventée(>|&gt;|&#x3E;) &(amp|#x26); rien d’autre/)
    expect(packet).toContain('<rdf:li>Observatoire d’essai</rdf:li>')
    expect(packet).toContain(`<dc:identifier>${identifier}</dc:identifier>`)
    expect(packet).toContain('<xmp:ModifyDate>2026-11-23T00:00:00Z</xmp:ModifyDate>')
    expect(packet).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })
})

describe('its navigation', () => {
  test('has the parts, those under them and their sections as bookmarks', async () => {
    const valmont = documentWith([section('son-histoire', 'Son histoire', paragraph('Elle n’en a pas.'))], {
      address: '/villes/valmont',
      title: 'Valmont',
    })
    const towns = documentWith([section('_cote-a-cote', 'Côte à côte', paragraph('Deux villes.'))], {
      address: '/villes',
      title: 'Les deux villes',
    })
    const nested: Book = {
      ...bookWith(),
      parts: [{ document: towns, children: [{ document: valmont, children: [] }] }],
    }
    const document = await openPdf(await pdfFrom(nested))
    expect(titles(await document.getOutline())).toEqual([
      ['À propos de ce document', []],
      [
        'Les deux villes',
        [
          ['Côte à côte', []],
          ['Valmont', [['Son histoire', []]]],
        ],
      ],
    ])
    await document.destroy()
  })

  test('jumps inside the file where it can, and otherwise leads to the site', async () => {
    const link = (url: string) => paragraph({ type: 'link', url, children: words(url) })
    const inside = ['/villes', '/villes#p3', '#source-a', '#_point', '/#_note-1', '#_table']
    const outside = [
      '/accessibilite',
      '/villes#absent',
      'https://exemple.fr/essai?a=1&b=2',
      'mailto:x@exemple.fr',
    ]
    const linked = bookWith(
      documentWith(
        [
          ...[...inside, ...outside].map(link),
          paragraph('Un', { type: 'noteCall', number: 1, index: 0 }),
          {
            type: 'facts',
            role: 'sources',
            children: [{ id: 'source-a', term: words('A'), children: words('Une page') }],
          },
          {
            type: 'list',
            ordered: false,
            spread: false,
            role: 'versions',
            children: [samples.listItem.node],
          },
          samples.table.node,
        ],
        {
          address: '/',
          title: 'Présentation',
          notes: [{ number: 1, id: '_note-1', callIds: [], children: [] }],
        },
      ),
      documentWith([{ type: 'paragraph', number: 3, children: words('Le troisième.') }], {
        address: '/villes',
        title: 'Les villes',
      }),
    )
    const { jumps, addresses } = await linksOf(await pdfFrom(linked))
    expect(jumps).toBeGreaterThanOrEqual(inside.length)
    expect(addresses).toEqual(
      new Set(outside.map((url) => (url.startsWith('/') ? `https://publication.example${url}` : url))),
    )
  })
})

describe('a character that the font does not draw', () => {
  test('is refused with its line', async () => {
    const made = pdfFrom(bookWith(documentWith([paragraph('Un bonhomme de neige ☃ inattendu.')])))
    await expect(made).rejects.toThrow(UnprintableCharacterError)
    await expect(made).rejects.toThrow(
      'Le caractère « ☃ » (U+2603) n’existe pas dans la police de l’édition PDF : « Un bonhomme de neige ☃ inattendu. »',
    )
  })

  test('is refused in a title too', async () => {
    await expect(pdfFrom(bookWith(documentWith([], { title: 'Étude ☃' })))).rejects.toThrow('« Étude ☃ »')
  })
})

test('the fingerprint follows the text, not the site', async () => {
  const of = async (bytes: Uint8Array) => /\(SHA-256\) ([0-9a-f ]{71})/.exec((await textOf(bytes)).text)?.[1]
  const saying = (text: string, siteUrl: string) => {
    const colophon = documentWith([
      paragraph(text),
      {
        type: 'facts',
        children: [{ term: words('Site'), children: [{ type: 'address', url: `${siteUrl}/` }] }],
      },
    ])
    return pdfFrom({ ...bookWith(documentWith([paragraph('Un texte.')])), colophon }, { siteUrl })
  }
  const fingerprint = await of(await saying('Une étude.', 'https://publication.example'))
  expect(fingerprint).toBeDefined()
  expect(await of(await saying('Une étude.', 'https://autre.example'))).toBe(fingerprint)
  expect(await of(await saying('Une autre.', 'https://publication.example'))).not.toBe(fingerprint)
})

test('all links of a publication lead somewhere', async () => {
  const { jumps, addresses } = await linksOf((await edition('la publication d’essai')).pdf)
  expect(jumps).toBeGreaterThan(20)
  // What the file holds is never looked for on the site.
  expect(
    [...addresses].filter((url) =>
      /^https:\/\/publication.example\/(villes|entretiens|partenaires|a-propos)/.test(url),
    ),
  ).toEqual([])
  expect([...addresses]).toEqual(
    expect.arrayContaining([
      'https://publication.example/',
      'https://publication.example/accessibilite',
      'https://exemple.fr/essai?a=1&b=2',
    ]),
  )
})

function withTitle(title: string): Book {
  const made = bookWith(documentWith([paragraph('Un texte.')]))
  return frozen({ ...made, about: { ...made.about, title } })
}

type Bookmark = readonly [title: string, items: readonly Bookmark[]]

function titles(items: readonly { readonly title: string; readonly items: readonly object[] }[]): Bookmark[] {
  return items.map(({ title, items: own }) => [title, titles(own.filter(isBookmark))])
}

function isBookmark(value: object): value is { title: string; items: object[] } {
  return 'title' in value && 'items' in value
}

/** How many links jump inside a file, and where the others lead. A jump without a target fails. */
async function linksOf(bytes: Uint8Array): Promise<{ jumps: number; addresses: Set<string> }> {
  const document = await openPdf(bytes)
  let jumps = 0
  const addresses = new Set<string>()
  // The contents come before.
  for (let number = 4; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    for (const { dest, url } of await page.getAnnotations()) {
      if (typeof url === 'string') addresses.add(url)
      else {
        const target: unknown = typeof dest === 'string' ? await document.getDestination(dest) : dest
        const [reference] = z
          .tuple([z.object({ num: z.number(), gen: z.number() })])
          .rest(z.unknown())
          .parse(target)
        expect(await document.getPageIndex(reference)).toBeGreaterThan(0)
        jumps += 1
      }
    }
  }
  await document.destroy()
  return { jumps, addresses }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function xmpOf({ catalog }: PDFDocument): string {
  const packet = catalog.lookup(PDFName.of('Metadata'))
  if (!(packet instanceof PDFRawStream)) throw new Error('The file has no metadata packet.')
  return new TextDecoder().decode(packet.contents)
}
