import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import { textLines, textWidth } from '../../lib/figures/text-width'
import { fontOf } from '../../lib/typeface/face'

GlobalFonts.register(Buffer.from(await fontOf('regular')), 'Face des figures')

/** The width of a text, as the drawing engine of browsers measures it. */
function measured(text: string, size: number): number {
  const context = createCanvas(1, 1).getContext('2d')
  context.font = `${size}px "Face des figures"`
  return context.measureText(text).width
}

describe('the width of a text', () => {
  test.each([
    'Clichy-sous-Bois',
    'L’Haÿ-les-Roses',
    'Œuvre de charité',
    'Saint-Étienne-du-Rouvray',
    '270\u202F000 habitants',
    'Éducation nationale — « écoles »',
  ])('is what « %s » takes, and a little more', (text) => {
    const width = measured(text, 24)
    expect(textWidth(text, 24)).toBeGreaterThanOrEqual(width)
    expect(textWidth(text, 24)).toBeLessThan(width * 1.1)
  })

  test('is the same however accents are encoded', () => {
    const name = 'Évêché d’Alès'
    expect(textWidth(name.normalize('NFD'), 24)).toBe(textWidth(name.normalize('NFC'), 24))
  })

  test('counts a character of another font as a wide one', () => {
    expect(textWidth('漢', 100)).toBeGreaterThan(textWidth('e', 100))
  })
})

test('a text is cut at its spaces into lines that fit', () => {
  const lines = textLines('Directions départementales de la cohésion sociale', 23, 200)
  expect(lines.join(' ')).toBe('Directions départementales de la cohésion sociale')
  expect(lines.length).toBeGreaterThan(1)
  for (const line of lines) expect(textWidth(line, 23)).toBeLessThanOrEqual(200)
  expect(textLines('Interdépartementalisation', 23, 50)).toEqual(['Interdépartementalisation'])
})
