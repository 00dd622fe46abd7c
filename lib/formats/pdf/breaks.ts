/** A run of letters without spaces that is no longer than this finds room on any line. */
const shortRun = 24
/** A word that is longer than this is no word that hyphenation knows. */
const longestWord = 40

/** A stretch of a text and how its lines may break in it. */
export type Stretch =
  /** Between words, as ever. */
  | { readonly kind: 'plain'; readonly text: string }
  /** A long word, to be hyphenated even where others are not. */
  | { readonly kind: 'word'; readonly text: string }
  /** An address, a path, a fingerprint: between these pieces. */
  | { readonly kind: 'run'; readonly pieces: readonly string[] }

/** A text in stretches. Together they are the text: a place to break is no character, so that what is copied is what was written. */
export function stretches(text: string): Stretch[] {
  const found: Stretch[] = []
  for (const token of text.split(/(\s+)/)) {
    const last = found.at(-1)
    if (token.length > shortRun) found.push(longStretch(token))
    else if (last?.kind === 'plain') found[found.length - 1] = { kind: 'plain', text: last.text + token }
    else if (token !== '') found.push({ kind: 'plain', text: token })
  }
  return found
}

function longStretch(token: string): Stretch {
  if (/^[\p{L}\p{M}’'.,;:!?…»«()[\]]+$/u.test(token) && token.length <= longestWord) {
    return { kind: 'word', text: token }
  }
  return { kind: 'run', pieces: breakable(token) }
}

/** The pieces between which a long run may break: after its signs, and inside what is still long every eight letters. */
export function breakable(run: string): string[] {
  const [, host = '', rest = ''] = /^([a-z]+:\/\/[^/\s]{1,32}\/?)?(.*)$/su.exec(run) ?? []
  const pieces = rest.match(/[^/?&=#_.,:;%+@|\\~-]*[/?&=#_.,:;%+@|\\~-]+|[^/?&=#_.,:;%+@|\\~-]+/gu) ?? []
  return [
    ...(host === '' ? [] : [host]),
    ...pieces.flatMap((piece) => (piece.length > 20 ? cut(piece) : [piece])),
  ]
}

/** Whole characters: a letter is not parted from its accent. */
function cut(piece: string): string[] {
  return piece.match(/(?:\P{M}\p{M}*){1,8}/gu) ?? [piece]
}

/** The longest part of a text that no line break can divide; a hyphenated word counts as its syllables do, about. */
export function longestPart(text: string): string {
  const parts = stretches(text).flatMap((stretch): readonly string[] => {
    if (stretch.kind === 'run') return stretch.pieces
    return stretch.kind === 'word'
      ? [stretch.text.slice(0, shortRun / 2)]
      : stretch.text.split(/\s+|(?<=[-–—/])/)
  })
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '')
}
