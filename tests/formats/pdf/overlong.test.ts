import { beforeAll, describe, expect, test } from 'vitest'
import { typeset } from '../../../lib/formats/pdf/compiler'
import { plain, type Words } from '../plain'
import { pdfFrom } from './editions'
import { overlongBook, saidIn } from './overlong-book'
import { openPdf, pagesOf, textOf, wordsOutsidePages } from './read-pdf'

let pdf: Uint8Array
let read: Words

beforeAll(async () => {
  pdf = await pdfFrom(overlongBook)
  read = await textOf(pdf)
})

test('no word is lost, whatever the table or the line', () => {
  const all = [read.text, ...read.notes].join(' ')
  const words = new Set(wordsOf(all))
  const unbroken = all.replaceAll(' ', '')
  const lost = saidIn(overlongBook)
    .flatMap((said) => wordsOf(plain(said)))
    // A long run is broken where it must be.
    .filter((word) => !words.has(word) && !(word.length > 24 && unbroken.includes(word)))
  expect(lost).toEqual([])
})

/** Without the signs after them: between a word and its sign a note may be called. */
const wordsOf = (text: string): string[] =>
  text.split(' ').flatMap((word) => word.replace(/[.,:;]+$/, '') || [])

test('nothing leaves the page', async () => {
  expect(await wordsOutsidePages(pdf)).toEqual([])
})

test('what leaves the page is found', async () => {
  const wide = await typeset(
    `#set text(font: "Spectral", fallback: false)\n#box(width: 1pt, "${'mot'.repeat(60)}")`,
    new Map(),
  )
  expect(await wordsOutsidePages(wide)).toHaveLength(1)
})

test('a break in a long run is no character', () => {
  expect([read.text, ...read.notes].join('')).not.toMatch(/[\u200B\u2060]/)
})

describe('notes', () => {
  test('each stands once in the file, also that of a heading or of the head of a table', () => {
    const beginnings = read.notes.map((words) => words.replace(/ :.*/, ''))
    expect([...beginnings].sort()).toEqual(
      [
        'Note du titre.',
        'Note appelée deux fois.',
        'Note d’une tête de tableau.',
        'Note d’une note.',
        'Note au second degré.',
        'Note qui cite une adresse',
        'Note d’une légende.',
      ].sort(),
    )
  })

  test('of a heading are not in contents, bookmarks and running heads', async () => {
    const document = await openPdf(pdf)
    const outline = await document.getOutline()
    const [part] = outline.filter(({ title }) => title === 'Des notes')
    expect(part?.items.map(({ title }: { title: string }) => title)).toEqual(['Méthode et terrain'])
    const contents = (await pagesOf(pdf))[2]
    expect(contents?.blocks.map(({ text }) => plain(text)).join(' ')).toContain('Méthode et terrain')
    await document.destroy()
  })
})

test('a table that is too wide for the page has a page turned for it, under its heading', async () => {
  const document = await openPdf(pdf)
  const pages = await pagesOf(pdf)
  const turned: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const [, , width = 0, height = 0] = (await document.getPage(number)).view
    const [first] = pages[number - 1]?.blocks ?? []
    if (width > height && first?.role.startsWith('H')) turned.push(plain(first.text))
  }
  await document.destroy()
  expect(turned).toEqual(['Huit colonnes', 'Une partie large', 'Une fiche large'])
})

test('no page is empty', async () => {
  const empty = (await pagesOf(pdf)).flatMap(({ lowest }, index) =>
    Number.isFinite(lowest) ? [] : [`page ${index + 1}`],
  )
  expect(empty).toEqual([])
})

test('a table that no page has room for is a list of its rows, each value under the name of its column', () => {
  expect(read.text).toContain('Colonne 13 : 160485 Colonne 14 : 172830')
  expect(read.text).toContain(
    'Colonne 1 : anticonstitutionnellement 1 Colonne 2 : anticonstitutionnellement 2',
  )
})
