import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import { advances } from '../../lib/typeface/characters'
import { faces, fontOf } from '../../lib/typeface/face'

/** The width of a text in thousandths of an em, as the drawing engine of browsers measures it. */
function widthIn(family: string, text: string): number {
  const context = createCanvas(1, 1).getContext('2d')
  context.font = `1000px "${family}"`
  return context.measureText(text).width
}

for (const face of faces) GlobalFonts.register(Buffer.from(await fontOf(face)), face)

test.each(faces)('in the face « %s » a narrow space is a fifth of an em wide', (face) => {
  expect(widthIn(face, '270\u202F000') - widthIn(face, '270000')).toBeCloseTo(200, 0)
})

describe('what is known of the characters', () => {
  test('is what a drawing engine measures', () => {
    const characters = [...'aeéœŒÆ«»’–—… \u00A0\u202FWi0123456789&ǆЖ']
    for (const character of characters) {
      expect([character, advances.get(character.codePointAt(0) ?? 0)]).toEqual([
        character,
        expect.closeTo(widthIn('regular', character), 0),
      ])
    }
  })

  test('leaves out what the faces do not draw', () => {
    for (const character of '漢字\u{1F600}אب') {
      expect(advances.has(character.codePointAt(0) ?? 0)).toBe(false)
    }
  })
})
