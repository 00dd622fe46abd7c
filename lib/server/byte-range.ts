import parseRanges from 'range-parser'

/** A part of a representation; both ends are counted from 0 and belong to it. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

// One int-range or suffix-range; empty list elements are allowed around it (RFC 9110, 5.6.1.2 and 14.1.1).
const oneRange = /^bytes=(?:[ \t]*,[ \t,]*)?(?:(?<first>\d+)-(?<last>\d*)|-(?<suffix>\d+))[ \t,]*$/i

/**
 * What a `Range` value asks of a representation of `length` bytes (RFC 9110, 14.2). `undefined` means that the field
 * is to be ignored: another unit, malformed, or several ranges, which a server may answer with the whole.
 *
 * range-parser does the arithmetic. It is asked only for what it gets right: version 1.3 takes `-500` of 300 bytes and
 * the invalid `5-2` for unsatisfiable, and counts one range where one of two is beyond the end.
 */
export function byteRange(value: string, length: number): ByteRange | 'unsatisfiable' | undefined {
  const { first, last, suffix } = oneRange.exec(value)?.groups ?? {}
  if (suffix !== undefined) {
    // The whole of nothing has no first and last byte to name in Content-Range.
    if (length === 0 && Number(suffix) > 0) return undefined
    return satisfiable(length, `-${Math.min(Number(suffix), length)}`)
  }
  if (first === undefined) return undefined
  if (last && Number(last) < Number(first)) return undefined
  return satisfiable(length, `${first}-${last ?? ''}`)
}

function satisfiable(length: number, range: string): ByteRange | 'unsatisfiable' {
  const ranges = parseRanges(length, `bytes=${range}`)
  return (typeof ranges === 'number' ? undefined : ranges[0]) ?? 'unsatisfiable'
}
