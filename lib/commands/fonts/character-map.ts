/**
 * The glyph of each character that a TrueType font draws, read from its `cmap` table (OpenType 1.9, format 4: the Basic
 * Multilingual Plane, which is all that a text face has).
 * @throws RangeError when the bytes are not such a font
 */
export function glyphsOf(font: Uint8Array): ReadonlyMap<number, number> {
  const view = viewOf(font)
  const cmap = view.getUint32(tableRecord(view, 'cmap') + 8)
  const subtable = cmap + unicodeSubtable(view, cmap)
  const segments = view.getUint16(subtable + 6) / 2
  const ends = subtable + 14
  const starts = ends + segments * 2 + 2
  const glyphs = new Map<number, number>()
  for (let segment = 0; segment < segments; segment += 1) {
    const end = view.getUint16(ends + segment * 2)
    for (let code = view.getUint16(starts + segment * 2); code <= end && code !== 0xff_ff; code += 1) {
      const glyph = glyphOf(view, code, starts + segment * 2, segments)
      if (glyph !== 0) glyphs.set(code, glyph)
    }
  }
  return glyphs
}

/**
 * The characters that a TrueType font draws, each with its advance in thousandths of an em, from its `hmtx` table.
 * @throws RangeError when the bytes are not such a font
 */
export function advancesOf(font: Uint8Array): ReadonlyMap<number, number> {
  const view = viewOf(font)
  const startOf = (tag: string) => view.getUint32(tableRecord(view, tag) + 8)
  const metrics = startOf('hmtx')
  const unitsPerEm = view.getUint16(startOf('head') + 18)
  // Glyphs beyond the last metric share it.
  const last = view.getUint16(startOf('hhea') + 34) - 1
  return new Map(
    [...glyphsOf(font)].map(([code, glyph]) => [
      code,
      (view.getUint16(metrics + 4 * Math.min(glyph, last)) * 1000) / unitsPerEm,
    ]),
  )
}

/** The `cmap` table that says these glyphs, in format 4: a segment for each run of characters whose glyphs run too. */
export function characterMap(glyphs: ReadonlyMap<number, number>): Uint8Array {
  const segments: { start: number; end: number; delta: number }[] = []
  for (const [code, glyph] of [...glyphs].sort(([a], [b]) => a - b)) {
    const last = segments.at(-1)
    if (last && code === last.end + 1 && glyph - code === last.delta) last.end = code
    else segments.push({ start: code, end: code, delta: glyph - code })
  }
  segments.push({ start: 0xff_ff, end: 0xff_ff, delta: 1 })
  const count = segments.length
  const power = Math.floor(Math.log2(count))
  const searchRange = 2 * 2 ** power
  const length = 16 + 8 * count
  const words = [
    ...[0, 1, 3, 1, 0, 12],
    ...[4, length, 0, 2 * count, searchRange, power, 2 * count - searchRange],
    ...segments.map(({ end }) => end),
    0,
    ...segments.map(({ start }) => start),
    ...segments.map(({ delta }) => delta & 0xff_ff),
    ...segments.map(() => 0),
  ]
  const table = new Uint8Array(2 * words.length)
  const view = viewOf(table)
  for (const [index, word] of words.entries()) view.setUint16(2 * index, word)
  return table
}

export function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}

function glyphOf(view: DataView, code: number, start: number, segments: number): number {
  const delta = view.getInt16(start + segments * 2)
  const rangeAddress = start + segments * 4
  const range = view.getUint16(rangeAddress)
  if (range === 0) return (code + delta) & 0xff_ff
  const glyph = view.getUint16(rangeAddress + range + (code - view.getUint16(start)) * 2)
  return glyph === 0 ? 0 : (glyph + delta) & 0xff_ff
}

/** Where a font's directory tells of a table: after its tag, the table's checksum, offset and length (OpenType 1.9). */
export function tableRecord(view: DataView, tag: string): number {
  const count = view.getUint16(4)
  for (let table = 0; table < count; table += 1) {
    const record = 12 + table * 16
    const name = [0, 1, 2, 3].map((index) => String.fromCharCode(view.getUint8(record + index))).join('')
    if (name === tag) return record
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
