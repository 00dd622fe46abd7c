import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import { webEdition } from '../../../lib/citation/record'
import { attribute, elements, textOf } from '../../../lib/edition/html-tree'
import { documentsOf, fileOf } from '../../../lib/formats/epub/files'
import { anchorsOf } from '../../../lib/formats/epub/links'
import {
  bookWith,
  call,
  documentWith,
  everyNode,
  hostile,
  note,
  paragraph,
  samples,
  section,
  words,
} from '../documents'
import { publicationNames, siteUrl } from '../publications'
import { epubFrom, type MadeBook, publishedBook } from './books'
import { chaptersOf, textFilesOf } from './read-epub'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const sample = 'la publication d’essai'

describe('the file', () => {
  test('is the same bytes when made again', async () => {
    expect(sha256((await publishedBook(sample)).epub)).toBe(sha256((await publishedBook(sample)).epub))
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
      expect(stdout.trim()).toBe(sha256((await publishedBook(sample)).epub))
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('begins with its type, neither compressed nor with anything before it', async () => {
    const epub = await epubFrom(bookWith(documentWith([paragraph('Un texte.')])))
    // A local file header of ZIP: 30 bytes, method 0, and no extra field.
    expect(Buffer.from(epub.subarray(30, 58)).toString()).toBe('mimetypeapplication/epub+zip')
    expect([epub[8], epub[28]]).toEqual([0, 0])
  })
})

describe.each(publicationNames)('%s', (name) => {
  let made: MadeBook
  beforeAll(async () => {
    made = await publishedBook(name)
  })

  test('is small', () => {
    expect(made.epub.length).toBeLessThan(400_000)
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

  test('has a file for each document, with all its anchors, each once', () => {
    const chapters = new Map(chaptersOf(made.epub).map(({ file, document }) => [file, elements(document)]))
    const documents = documentsOf(made.book.parts)
    expect(documents.length).toBeGreaterThan(1)
    for (const document of documents) {
      const all = chapters.get(fileOf(document)) ?? []
      const ids = all.flatMap((element) => attribute(element, 'id') ?? [])
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
      expect([...anchorsOf(document)].filter((anchor) => !ids.includes(anchor))).toEqual([])
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
    const [contents] = chapters.filter(({ file }) => file === '_sommaire.xhtml')
    const links = contents ? elements(contents.document).flatMap((each) => attribute(each, 'href') ?? []) : []
    for (const { file, document } of chapters) {
      if (file === '_couverture.xhtml') continue
      if (file !== '_titre.xhtml' && file !== '_sommaire.xhtml') expect(links).toContain(file)
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

  test('leads inside the book where it has the place, to the site elsewhere, and nowhere that is not', () => {
    const chapters = chaptersOf(made.epub)
    const ids = new Map(
      chapters.map(({ file, document }) => [
        file,
        new Set(elements(document).flatMap((each) => attribute(each, 'id') ?? [])),
      ]),
    )
    const hrefs = chapters.flatMap(({ file, document }) =>
      elements(document)
        .filter(({ tagName }) => tagName === 'a')
        .map((link) => ({ file, href: attribute(link, 'href') ?? '' })),
    )
    expect(hrefs.filter(({ href }) => href.startsWith(`${siteUrl}/villes`))).toEqual([])
    const lost = hrefs.filter(({ file, href }) => {
      if (/^(?:https?|mailto):/.test(href)) return false
      const [target, anchor] = href.split('#')
      const found = ids.get(target || file)
      return !found || (anchor !== undefined && !found.has(anchor))
    })
    expect(lost).toEqual([])
  })
})

test('a publication without places, interviews or partners has no chapter of them', async () => {
  const { epub } = await publishedBook('la publication d’un auteur seul')
  expect(chaptersOf(epub).map(({ file }) => file)).toEqual([
    '_couverture.xhtml',
    '_titre.xhtml',
    '_sommaire.xhtml',
    'index.xhtml',
    'a-propos.xhtml',
    '_colophon.xhtml',
  ])
})

test('each address has a file of its own, which none of the book’s own takes', () => {
  const addresses = [
    '/',
    '/villes',
    '/villes/besancon',
    '/villes-besancon',
    '/sommaire',
    '/titre',
    '/a-propos',
  ]
  const files = addresses.map((address) => fileOf({ address }))
  expect(files).toEqual([
    'index.xhtml',
    'villes.xhtml',
    'villes_besancon.xhtml',
    'villes-besancon.xhtml',
    'sommaire.xhtml',
    'titre.xhtml',
    'a-propos.xhtml',
  ])
})

describe('the table of contents', () => {
  test('lists the parts, the headings of their sections, then what stands under them', async () => {
    const overview = documentWith([section('carte', 'La carte', paragraph('x'))], {
      address: '/villes',
      title: 'Les villes',
    })
    const place = documentWith([paragraph('Une ville.')], { address: '/villes/besancon', title: 'Besançon' })
    const book = bookWith(documentWith([paragraph('x')], { address: '/', title: 'Présentation' }))
    const parts = [...book.parts, { document: overview, children: [{ document: place, children: [] }] }]
    const navigation = textFilesOf(await epubFrom({ ...book, parts })).get('EPUB/_sommaire.xhtml') ?? ''
    expect(navigation).toContain(
      '<ol><li><a href="index.xhtml">Présentation</a></li>' +
        '<li><a href="villes.xhtml">Les villes</a><ol>' +
        '<li><a href="villes.xhtml#carte">La carte</a></li>' +
        '<li><a href="villes_besancon.xhtml">Besançon</a></li></ol></li>' +
        '<li><a href="_colophon.xhtml">À propos de ce document</a></li></ol>',
    )
    expect(navigation).toContain('<a epub:type="bodymatter" href="index.xhtml">')
    expect(navigation).toContain('hidden=""')
  })

  test('names a heading without the notes that it calls', async () => {
    const heading = {
      type: 'heading',
      depth: 2,
      id: 'methode',
      children: [...words('Méthode'), call(1)],
    } as const
    const document = documentWith([{ type: 'section', children: [heading] }], {
      notes: [note(1, 1, paragraph('La note du titre.'))],
    })
    const files = textFilesOf(await epubFrom(bookWith(document)))
    expect(files.get('EPUB/_sommaire.xhtml')).toContain('<a href="essai.xhtml#methode">Méthode</a>')
    expect(files.get('EPUB/essai.xhtml')?.match(/La note du titre/g)).toHaveLength(1)
  })
})

describe('links', () => {
  test('count from an index of what the book holds, anchor by anchor', async () => {
    const link = (url: string) => ({ type: 'link', url, children: words(url) }) as const
    const urls = [
      '/autre',
      '/autre#bas',
      '/autre#absent',
      '/ailleurs#p4',
      '#ici',
      'https://exemple.fr/#a',
      '/essai.pdf',
    ]
    const first = documentWith([
      { type: 'heading', depth: 2, id: 'ici', children: words('Ici') },
      paragraph(...urls.map(link)),
    ])
    const second = documentWith([{ type: 'heading', depth: 2, id: 'bas', children: words('Bas') }], {
      address: '/autre',
    })
    const page = textFilesOf(await epubFrom(bookWith(first, second))).get('EPUB/essai.xhtml') ?? ''
    const hrefs = [...page.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href)
    expect(hrefs).toEqual([
      'autre.xhtml',
      'autre.xhtml#bas',
      `${siteUrl}/autre#absent`,
      `${siteUrl}/ailleurs#p4`,
      '#ici',
      'https://exemple.fr/#a',
      `${siteUrl}/essai.pdf`,
    ])
  })

  test('lead from a citation to its entry in the list of sources that the book holds', async () => {
    const about = documentWith(
      [
        {
          type: 'facts',
          role: 'sources',
          children: [{ id: 'source-p', term: words('P'), children: words('La ville ensemble, Odas.') }],
        },
      ],
      { address: '/a-propos' },
    )
    const citing = documentWith([
      paragraph('L’enquête porte sur sept villes ', {
        type: 'citation',
        sources: [
          { key: 'P', url: '/a-propos#source-p' },
          { key: 'R', url: '/a-propos#source-r' },
        ],
      }),
    ])
    const page = textFilesOf(await epubFrom(bookWith(citing, about))).get('EPUB/essai.xhtml') ?? ''
    const hrefs = [...page.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href)
    expect(hrefs).toEqual(['a-propos.xhtml#source-p', `${siteUrl}/a-propos#source-r`])
  })
})

describe('a chapter', () => {
  let page = ''
  beforeAll(async () => {
    page = textFilesOf(await epubFrom(bookWith(everyNode))).get('EPUB/essai.xhtml') ?? ''
  })

  test.each(Object.entries(samples))('shows %s', (_, { says }) => {
    for (const each of says) expect(page).toContain(each.replaceAll('<', '&#x3C;'))
  })

  test.each([
    ['where quoted words stand', '<blockquote cite="https://publication.example/a-propos#p3">'],
    ['foreign words', '<span lang="en" xml:lang="en">empowerment</span>'],
    [
      'calls of notes',
      '<a class="note-call" epub:type="noteref" role="doc-noteref" id="_appel-1" href="#_note-1"',
    ],
    [
      'notes, after the text',
      '<section class="notes" epub:type="footnotes" aria-labelledby="_notes"><h2 id="_notes">Notes</h2>' +
        '<aside epub:type="footnote" role="doc-footnote" id="_note-1"><p>' +
        '<a role="doc-backlink" href="#_appel-1" aria-label="1, retour à l’appel de la note">1</a> La note.</p></aside>',
    ],
    ['sources', '<a href="https://publication.example/a-propos#source-p">'],
    ['pictures', '<img src="images/carre.png" alt="Un carré" width="2" height="2"/>'],
    ['descriptions of drawings', '<desc id="_barres-description">Une barre pour Besançon.</desc>'],
    ['the data of drawings, open', '</svg><table><caption id="_barres-tableau">'],
    [
      'addresses in references, as links',
      '<a class="address" href="https://exemple.fr/page">exemple.fr/page</a>',
    ],
  ])('has %s', (_, markup) => {
    expect(page).toContain(markup)
  })

  test('has its drawings as one picture each, without links', () => {
    expect(page).toContain(
      '<svg class="drawing barres" xmlns="http://www.w3.org/2000/svg" fill="currentColor"',
    )
    expect(page).toContain(
      'role="img" aria-labelledby="_barres-titre" aria-describedby="_barres-description"',
    )
    const [drawing = ''] = /<svg.*?<\/svg>/s.exec(page) ?? []
    expect(drawing).toContain('>Besançon</text>')
    expect(drawing).not.toContain('<a')
  })

  test('says nothing that is for printed pages alone, and folds and scrolls nothing', async () => {
    const printed = documentWith(
      [{ type: 'reference', isPrintedOnly: true, children: words('Odas, 2013.') }, ...everyNode.children],
      { notes: everyNode.notes },
    )
    const made = textFilesOf(await epubFrom(bookWith(printed))).get('EPUB/essai.xhtml') ?? ''
    expect(made).not.toContain('Odas, 2013.')
    expect(made).not.toMatch(/<details|tabindex|role="group"/)
  })

  test('leads back from a note to each of its calls', async () => {
    const document = documentWith([paragraph('Un', call(1)), paragraph('Deux', call(1, 1))], {
      notes: [note(1, 2, { type: 'code', value: 'sans paragraphe' })],
    })
    const made = textFilesOf(await epubFrom(bookWith(document))).get('EPUB/essai.xhtml') ?? ''
    expect(made.match(/href="#_note-1"/g)).toHaveLength(2)
    expect(made.match(/ id="_appel-1(?:-2)?"/g)).toEqual([' id="_appel-1"', ' id="_appel-1-2"'])
    expect(made).toContain('>1.1</a> <a role="doc-backlink" href="#_appel-1-2"')
    expect(made).toContain('<pre><code>sans paragraphe</code></pre>')
  })

  test('of many columns loses no cell', async () => {
    const titles = Array.from({ length: 14 }, (_, index) => `Colonne ${index + 1}`)
    const document = documentWith([
      {
        type: 'table',
        hasRowHeads: false,
        columns: titles.map((title) => ({ title: words(title) })),
        rows: [titles.map((title) => words(`anticonstitutionnellement ${title}`))],
      },
    ])
    const made = textFilesOf(await epubFrom(bookWith(document))).get('EPUB/essai.xhtml') ?? ''
    expect(made).toContain('<table class="rows wide">')
    for (const title of titles) expect(made).toContain(`anticonstitutionnellement ${title}</td>`)
  })
})

describe('the title page', () => {
  test('says what form of the work it is, and leads nowhere', async () => {
    const page = textFilesOf(await epubFrom(bookWith(documentWith([])))).get('EPUB/_titre.xhtml') ?? ''
    expect(page).toContain('<p class="mention">Édition web recomposée</p>')
    expect(page.match(/<h1>/g)).toHaveLength(1)
    expect(page).not.toContain('<a ')
    expect(page).not.toContain('<svg')
  })
})

describe('pictures', () => {
  test('have the type of their bytes, whatever their names', async () => {
    const opf = textFilesOf(await epubFrom(bookWith(everyNode))).get('EPUB/livre.opf') ?? ''
    expect(opf).toMatch(/<item id="f\d+" href="images\/carre.png" media-type="image\/png"\/>/)
    expect(opf).toContain('<meta property="schema:accessMode">visual</meta>')
    expect(opf).toContain('<meta property="schema:accessibilityFeature">longDescription</meta>')
  })

  test('none are told of where there are none', async () => {
    const opf =
      textFilesOf(await epubFrom(bookWith(documentWith([paragraph('x')])))).get('EPUB/livre.opf') ?? ''
    expect(opf).not.toMatch(/visual|longDescription|properties="svg"|images\//)
  })
})

describe('what a hostile editor could bring', () => {
  let page = ''
  beforeAll(async () => {
    page = textFilesOf(await epubFrom(bookWith(hostile))).get('EPUB/essai.xhtml') ?? ''
  })

  test('is shown as words, and written as XML', () => {
    expect(page).toContain('&#x3C;/title>&#x3C;script>alert(1)&#x3C;/script>')
    expect(page).toContain(']]&gt;')
    expect(page).not.toContain(']]>')
    expect(page).not.toContain('\u0007')
    expect(page).not.toMatch(/<(?:script|style|b)\b/)
  })

  test('leads to nothing that runs', () => {
    const addresses = [...page.matchAll(/(?:href|src|cite)="([^"]*)"/g)].map(([, address]) => address)
    expect(addresses.filter((address) => /script:|^data:/i.test(address ?? ''))).toEqual([])
    expect(page).toContain('<a>un lien</a>')
  })
})
