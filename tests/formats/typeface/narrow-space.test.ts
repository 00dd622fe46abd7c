import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { characterMap, glyphsOf } from '../../../lib/formats/typeface/character-map'
import { faces, fontOf } from '../../../lib/formats/typeface/face'
import { withNarrowSpace } from '../../../lib/formats/typeface/narrow-space'

/** The width of a text in thousandths of an em, as the drawing engine of browsers measures it. */
function widthIn(family: string, text: string): number {
  const context = createCanvas(1, 1).getContext('2d')
  context.font = `1000px "${family}"`
  return context.measureText(text).width
}

test.each(faces)('in %s a narrow space is a fifth of an em wide', async (face) => {
  GlobalFonts.register(Buffer.from(await fontOf(face)), face)
  expect(widthIn(face, '270\u202F000') - widthIn(face, '270000')).toBeCloseTo(200, 0)
})

test.each(faces)(
  'the map of the characters of %s says the same glyphs when it is written anew',
  async (face) => {
    const font = await fontOf(face)
    const glyphs = glyphsOf(font)
    expect(glyphs.size).toBeGreaterThan(400)
    const table = characterMap(glyphs)
    const alone = new Uint8Array(12 + 16 + table.length)
    const view = new DataView(alone.buffer)
    view.setUint16(4, 1)
    alone.set(new TextEncoder().encode('cmap'), 12)
    view.setUint32(12 + 8, 28)
    alone.set(table, 28)
    expect(glyphsOf(alone)).toEqual(glyphs)
  },
)

test('what is no font is refused', () => {
  expect(() => withNarrowSpace(new Uint8Array(12))).toThrow(RangeError)
})
