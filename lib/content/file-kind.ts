/** How files that are no text begin, as ISO 8859-1 in lower case. */
const beginnings: readonly (readonly [string, readonly string[]])[] = [
  ['un document Word ou LibreOffice, ou une archive', ['pk\x03\x04']],
  ['un document Word ancien', ['\xF0\xEF\x11\xE0']],
  ['un document RTF', ['{\\rtf']],
  ['un document PDF', ['%pdf-']],
  ['une image', ['\x89png', '\xFF\xF8\xFF', 'gif8', 'riff']],
  ['un dessin SVG', ['<svg', '<?xml']],
  ['une page web', ['<!doctype html', '<html', '<head', '<body']],
]

/** What a file is, in French, when its first bytes are those of something else than plain text. */
export function fileKind(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1').trimStart().toLowerCase()
  return beginnings.find(([, signatures]) => signatures.some((signature) => start.startsWith(signature)))?.[0]
}
