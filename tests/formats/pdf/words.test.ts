import { beforeAll, describe, expect, test } from 'vitest'
import { typeset } from '../../../lib/formats/pdf/compiler'
import { plain, type Words } from '../plain'
import { type Edition, edition, editions } from './editions'
import { openPdf, textOf } from './read-pdf'
import { renderedGlyphs } from './rendered-glyphs'

describe.each(editions)('%s', (_, make) => {
  let made: Edition

  beforeAll(async () => {
    made = await make()
  })

  test('draws every glyph', async () => {
    const glyphs = await renderedGlyphs(made.pdf)
    expect(glyphs.length).toBeGreaterThan(1000)
    expect(glyphs.filter(({ inked }) => !inked)).toEqual([])
  })

  test('is small', () => {
    expect(made.pdf.length).toBeLessThan(400_000)
  })
})

describe('what the model knows', () => {
  let read: Words

  beforeAll(async () => {
    const { pdf } = await edition('la publication d’essai')
    read = await textOf(pdf)
  })

  test.each([
    'Étude inventée « Deux villes »',
    'Édition web recomposée',
    'Ce document est une édition web recomposée, et non un fac-similé.',
    'Un résumé inventé : il dit en quelques lignes',
    'Valmont 12 345 12 456',
    'Valmont Haute-Région Grande-Région CC de Valmont CA Valmont Métropole',
    'Essai (99) · code INSEE 99001 · codes postaux 99000, 99100 · 46,5° N, 2,25° E [A, B2]',
    'Groupement CC de Valmont CA Valmont Métropole',
    'Sa population 23 456 –',
    '2010, en vigueur en 2013 12 345 [A]',
    '7 communes · SIREN 999999999',
    '42 entretiens [A] plus de 40 entretiens [B2] Les sources diffèrent.',
    'agents [A] – ailleurs : « fonctionnaires » [B2]',
    'Bureau d’essai (BE) en collaboration [A]',
    'Étude inventée « Trois villes », octobre 2015 – octobre 2017 [B2] Valmont (Valmont Métropole), Le Pré-sur-Essai',
    '« Valmon » [A] « Valmont » Faute de frappe.',
    'avant la » [A] Inconnu',
    'Consulté le 1er janvier 2026.',
    '23 novembre 2026 (fond) : Première version.',
    'PDF, édition web ; original de 2014 non disponible',
  ])('is printed: %s', (words) => {
    expect(read.text).toContain(plain(words))
  })

  test('stops where a page speaks of the site itself', () => {
    expect(read.text).not.toContain('Une page du site, absente de l’édition PDF.')
  })
})

test('a glyph that leaves no ink is found', async () => {
  const invisible = await typeset(
    '#set text(font: "Spectral", fallback: false)\nvisible #text(fill: white, "blanc")',
    new Map(),
  )
  const glyphs = await renderedGlyphs(invisible)
  const letters = (inked: boolean) =>
    glyphs.flatMap((glyph) => (glyph.inked === inked ? [glyph.character] : [])).join('')
  expect(letters(true)).toBe('visible')
  expect(letters(false)).toBe('blanc')
})

test('every font is inside the file', async () => {
  const { pdf } = await edition('la publication d’essai')
  const document = await openPdf(pdf)
  const page = await document.getPage(4)
  await page.getOperatorList()
  const { styles } = await page.getTextContent()
  expect(Object.keys(styles).length).toBeGreaterThan(1)
  for (const name of Object.keys(styles)) {
    expect(page.commonObjs.get(name)).toMatchObject({ missingFile: false })
  }
  await document.destroy()
})
