import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import { UnprintableCharacterError } from '../../../lib/formats/pdf/printable'
import { webEditionPdf } from '../../../lib/formats/pdf/web-edition'
import { pageCountOf } from '../../../lib/formats/pdf/xmp'
import { openPdf, textOf } from './read-pdf'
import { prose, samplePictures, samplePublication } from './sample-publication'

const options = { siteUrl: 'https://publication.example', pictures: samplePictures }
let pdf: Uint8Array

beforeAll(async () => {
  pdf = await webEditionPdf(samplePublication(), options)
})

describe('the file', () => {
  test('is the same bytes when made again', async () => {
    expect(sha256(await webEditionPdf(samplePublication(), options))).toBe(sha256(pdf))
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
      const { stdout } = await promisify(execFile)(process.execPath, [outfile, options.siteUrl], {
        env: { ...process.env, TZ: 'Pacific/Auckland', LANG: 'C', LC_ALL: 'C' },
      })
      expect(stdout.trim()).toBe(sha256(pdf))
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('says how many pages it has', async () => {
    const document = await openPdf(pdf)
    expect(document.numPages).toBeGreaterThan(5)
    expect(pageCountOf(pdf)).toBe(document.numPages)
    await document.destroy()
  })

  test('is the same bytes when several editions are made at once', async () => {
    const other = samplePublication({ title: 'Une autre étude inventée' })
    const [first, second, third] = await Promise.all([
      webEditionPdf(samplePublication(), options),
      webEditionPdf(other, options),
      webEditionPdf(samplePublication(), options),
    ])
    expect(sha256(first)).toBe(sha256(pdf))
    expect(sha256(third)).toBe(sha256(pdf))
    expect(sha256(second)).not.toBe(sha256(pdf))
  })
})

describe('its metadata', () => {
  test('are those of the publication, and say that the edition is recomposed', async () => {
    const document = await PDFDocument.load(pdf, { updateMetadata: false })
    expect(document.getTitle()).toBe('Étude inventée «\u00A0Deux villes\u00A0»')
    expect(document.getAuthor()).toBe('Atelier d’essai')
    expect(document.getSubject()).toMatch(/^Édition web recomposée, et non un fac-similé\. Un résumé inventé/)
    expect(document.getKeywords()).toBe('essai, villes, édition')
    expect(document.getCreationDate()).toEqual(new Date('2026-11-23T00:00:00Z'))
    expect(document.getModificationDate()).toEqual(new Date('2026-11-23T00:00:00Z'))
    const { catalog } = document
    expect(String(catalog.get(PDFName.of('Lang')))).toContain('fr')
    const preferences = catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict)
    expect(String(preferences.get(PDFName.of('DisplayDocTitle')))).toBe('true')
  })

  test('stand in XMP too, with special signs escaped', async () => {
    const publication = samplePublication({ title: 'Une étude <inventée> & rien d’autre' })
    const packet = xmpOf(await PDFDocument.load(await webEditionPdf(publication, options)))
    expect(packet).toContain('Une étude &lt;inventée&gt; &amp; rien d’autre')
    expect(packet).toContain('<rdf:li>Atelier d’essai</rdf:li>')
    expect(packet).toContain('https://publication.example/publication-d-essai-edition-web.pdf')
    expect(packet).toContain('<xmp:ModifyDate>2026-11-23T00:00:00Z</xmp:ModifyDate>')
  })
})

describe('its navigation', () => {
  test('has the parts and their sections as bookmarks', async () => {
    const document = await openPdf(pdf)
    const outline = await document.getOutline()
    expect(
      outline.map(({ title, items }) => [title, items.map((item: { title: string }) => item.title)]),
    ).toEqual([
      ['À propos de ce document', []],
      [
        'Présentation',
        ['Les deux villes', 'Les entretiens', 'Tableaux et listes', 'Suites et téléchargement'],
      ],
      ['Les deux villes', ['Valmont', 'Le Pré-sur-Essai']],
      ['Les 42 entretiens', ['Villes', 'État (É)']],
      ['Les partenaires', ['Bureau d’essai (BE)']],
      ['À propos', ['Sources', 'Corrections', 'Versions']],
    ])
    await document.destroy()
  })

  test('jumps inside the file where it can, and otherwise leads to the site', async () => {
    const document = await openPdf(pdf)
    const jumps = new Set<string>()
    const addresses = new Set<string>()
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      for (const { dest, url } of await page.getAnnotations()) {
        if (typeof url === 'string') addresses.add(url)
        if (typeof dest === 'string') {
          jumps.add(dest)
          expect(await document.getDestination(dest)).not.toBeNull()
        }
      }
    }
    expect([...jumps]).toEqual(
      expect.arrayContaining([
        '/villes/valmont',
        '/#tableaux-et-listes',
        '/a-propos#sources',
        '/partenaires#bureau',
      ]),
    )
    expect(addresses).toEqual(
      new Set([
        'https://publication.example/',
        'https://publication.example/accessibilite',
        'https://publication.example/publication-d-essai.pdf',
        'https://exemple.fr/',
        'https://exemple.fr/essai?a=1&b=2',
        'https://exemple.fr/une-page/dont-l-adresse-est-longue/assez-pour-passer-a-la-ligne.html',
      ]),
    )
    await document.destroy()
  })
})

describe('a publication with little to say', () => {
  const bare = samplePublication({
    text: prose('publication.md', 'Un seul paragraphe.'),
    series: undefined,
    keywords: [],
    authors: [{ type: 'person', givenName: 'Prénom', familyName: 'Nom d’essai' }],
    places: undefined,
    interviews: undefined,
    partners: undefined,
    followUps: [],
    sources: [],
    corrections: [],
    pages: [],
    pictures: [],
    original: {
      file: 'documents/essai.pdf',
      length: 1_234_567,
      sha256: 'ab',
      pages: 12,
      isTagged: false,
      hasText: true,
    },
  })

  test('has no empty part, and tells where its original is', async () => {
    const bytes = await webEditionPdf(bare, options)
    const document = await openPdf(bytes)
    expect((await document.getOutline()).map(({ title }) => title)).toEqual([
      'À propos de ce document',
      'Présentation',
    ])
    await document.destroy()
    const { text } = await textOf(bytes)
    expect(text).toContain('Prénom Nom d’essai')
    expect(text).toContain('Le document d’origine (PDF, 1,2 Mo, 12 pages) se télécharge ici')
    expect(text).toContain('https://publication.example/publication-d-essai.pdf')
  })
})

describe('a character that the font does not draw', () => {
  test('is refused with its place', async () => {
    const text = prose('publication.md', 'Un paragraphe.\n\nUn bonhomme de neige ☃ inattendu.')
    const edition = webEditionPdf(samplePublication({ text }), options)
    await expect(edition).rejects.toThrow(UnprintableCharacterError)
    await expect(edition).rejects.toThrow(
      'publication.md:3:1  Le caractère « ☃ » (U+2603) n’existe pas dans la police de l’édition PDF',
    )
  })

  test('is refused in a field of the front matter', async () => {
    await expect(webEditionPdf(samplePublication({ title: 'Étude ☃' }), options)).rejects.toThrow(
      '« Étude ☃ »',
    )
  })
})

test('the fingerprint follows the text, not the site', async () => {
  const of = async (bytes: Uint8Array) => /\(SHA-256\) ([0-9a-f ]{71})/.exec((await textOf(bytes)).text)?.[1]
  const fingerprint = await of(pdf)
  expect(fingerprint).toBeDefined()
  expect(
    await of(await webEditionPdf(samplePublication(), { ...options, siteUrl: 'https://autre.example' })),
  ).toBe(fingerprint)
  expect(
    await of(await webEditionPdf(samplePublication({ abstract: 'Un autre résumé.' }), options)),
  ).not.toBe(fingerprint)
})

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function xmpOf({ catalog }: PDFDocument): string {
  const packet = catalog.lookup(PDFName.of('Metadata'))
  if (!(packet instanceof PDFRawStream)) throw new Error('The file has no metadata packet.')
  return new TextDecoder().decode(packet.contents)
}
