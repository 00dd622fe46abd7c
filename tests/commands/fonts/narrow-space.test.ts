import { expect, test } from 'vitest'
import { advancesOf, characterMap, glyphsOf } from '../../../lib/commands/fonts/character-map'
import { withNarrowSpace } from '../../../lib/commands/fonts/narrow-space'
import { faces, fontOf } from '../../../lib/typeface/face'

test.each(faces)(
  'the map of the characters of the face « %s » says the same glyphs when it is written anew',
  async (face) => {
    const glyphs = glyphsOf(await fontOf(face))
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

test('a narrow space is a fifth of an em wide, and nothing else changes its width', async () => {
  const font = await fontOf('regular')
  const before = advancesOf(font)
  const after = advancesOf(withNarrowSpace(font))
  expect(after.get(0x20_2f)).toBe(200)
  expect(after).toEqual(before)
})

test('what is no font is refused', () => {
  expect(() => withNarrowSpace(new Uint8Array(12))).toThrow(RangeError)
})
