/**
 * The characters that a TrueType font draws, read from its `cmap` table (OpenType 1.9, format 4: the Basic
 * Multilingual Plane, which is all that a text face has).
 * @throws RangeError when the bytes are not such a font
 */
export function charactersOf(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const cmap = tableOffset(view, 'cmap')
  const subtable = cmap + unicodeSubtable(view, cmap)
  const segments = view.getUint16(subtable + 6) / 2
  const ends = subtable + 14
  const starts = ends + segments * 2 + 2
  const drawn = new Set<number>()
  for (let segment = 0; segment < segments; segment += 1) {
    const end = view.getUint16(ends + segment * 2)
    for (let code = view.getUint16(starts + segment * 2); code <= end && code !== 0xff_ff; code += 1) {
      if (glyphOf(view, code, starts + segment * 2, segments) !== 0) drawn.add(code)
    }
  }
  return drawn
}

function glyphOf(view: DataView, code: number, start: number, segments: number): number {
  const delta = view.getInt16(start + segments * 2)
  const rangeAddress = start + segments * 4
  const range = view.getUint16(rangeAddress)
  if (range === 0) return (code + delta) & 0xff_ff
  const glyph = view.getUint16(rangeAddress + range + (code - view.getUint16(start)) * 2)
  return glyph === 0 ? 0 : (glyph + delta) & 0xff_ff
}

function tableOffset(view: DataView, tag: string): number {
  const count = view.getUint16(4)
  for (let table = 0; table < count; table += 1) {
    const record = 12 + table * 16
    const name = [0, 1, 2, 3].map((index) => String.fromCharCode(view.getUint8(record + index))).join('')
    if (name === tag) return view.getUint32(record + 8)
  }
  throw new RangeError(`The font has no ${tag} table.`)
}

/** Offset, inside `cmap`, of its format 4 table for Windows Unicode. */
function unicodeSubtable(view: DataView, cmap: number): number {
  const count = view.getUint16(cmap + 2)
  for (let index = 0; index < count; index += 1) {
    const record = cmap + 4 + index * 8
    const offset = view.getUint32(record + 4)
    if (
      view.getUint16(record) === 3 &&
      view.getUint16(record + 2) === 1 &&
      view.getUint16(cmap + offset) === 4
    ) {
      return offset
    }
  }
  throw new RangeError('The font has no Unicode character map of format 4.')
}
