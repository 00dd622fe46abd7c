import { beforeAll, describe, expect, test } from 'vitest'
import { typeset } from '../../../lib/formats/pdf/compiler'
import { webEditionPdf } from '../../../lib/formats/pdf/web-edition'
import { siteUrl } from '../publications'
import { editions } from './editions'
import { type PageOfPdf, pagesOf, type SplitParagraph, splitParagraphs } from './read-pdf'
import { prose, samplePictures, samplePublication } from './sample-publication'

/** A4, in points, and its margins. */
const top = 842 - 94
const textHeight = 235 * 2.835

describe.each([...editions, ['un long texte', longText] as const])('%s', (_, make) => {
  let pages: readonly PageOfPdf[]
  let split: readonly SplitParagraph[]

  beforeAll(async () => {
    const { pdf } = await make()
    pages = await pagesOf(pdf)
    split = await splitParagraphs(pdf)
  })

  test('leaves no heading alone at the foot of a page', () => {
    const alone = pages.flatMap(({ blocks }, index) => {
      const last = blocks.at(-1)
      return last?.role.startsWith('H') && !endsPart(pages, index) ? [last.text] : []
    })
    expect(alone).toEqual([])
  })

  test('leaves no line of a paragraph alone on a page', () => {
    const alone = split.flatMap(({ parts }) => parts).filter((part) => !part.includes('\n'))
    expect(alone).toEqual([])
  })

  test('fills each page to a third at least, but the last of a part', () => {
    const poor = pages.flatMap(({ lowest }, index) => {
      // The first three pages are the cover, the notice and the contents.
      if (index < 3 || endsPart(pages, index)) return []
      return top - lowest < textHeight / 3 ? [`page ${index + 1}`] : []
    })
    expect(poor).toEqual([])
  })
})

function endsPart(pages: readonly PageOfPdf[], index: number): boolean {
  const next = pages[index + 1]
  return next === undefined || next.blocks[0]?.role === 'H1'
}

/** Paragraphs of every length, some with a note at their end, so that pages break wherever they can. */
async function longText() {
  const sentence =
    'Une phrase inventée, assez longue pour que plusieurs d’entre elles remplissent une page entière. '
  const paragraphs = Array.from({ length: 80 }, (_, index) => {
    const heading = index % 5 === 0 ? `## Titre ${index}\n\n` : ''
    const note = index % 3 === 0 ? `[^${index}]` : ''
    const definition = note
      ? `\n\n${note}: Note ${index}, dont le texte occupe un peu de place au bas de la page.`
      : ''
    return `${heading}${sentence.repeat((index % 7) + 1)}Fin.${note}${definition}`
  })
  const publication = samplePublication({ text: prose('publication.md', paragraphs.join('\n\n')) })
  return { publication, pdf: await webEditionPdf(publication, { siteUrl, pictures: samplePictures }) }
}

test('a paragraph cut after its first line is found', async () => {
  const pdf = await typeset(
    `#set page(height: 60mm, width: 100mm, margin: 10mm)
     #set text(font: "Spectral", fallback: false, size: 10pt, costs: (orphan: 0%, widow: 0%))
     #block(height: 30mm)
     #lorem(40)`,
    new Map(),
  )
  const [found] = await splitParagraphs(pdf)
  expect(found?.parts).toHaveLength(2)
  expect(found?.parts[0]).not.toContain('\n')
})
