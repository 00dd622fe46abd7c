import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { type Face, faces } from '../../typeface/face'
import { advancesOf } from './character-map'
import { withNarrowSpace } from './narrow-space'

/** A file that `npm run fonts` makes: its path in the project, and its bytes. */
export interface FontFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** The folder of the package in which the makers of Spectral publish it. */
const published = join(process.cwd(), 'node_modules', '@expo-google-fonts', 'spectral')

/** The faces by their names in that package. */
const names: Readonly<Record<Face, string>> = {
  light: '300Light',
  regular: '400Regular',
  italic: '400Regular_Italic',
  semibold: '600SemiBold',
  'semibold-italic': '600SemiBold_Italic',
}

const webFolder = 'app/_fonts'
const typefaceFolder = 'lib/typeface'

/** All the files made from the typeface: for browsers, for the PDF and pictures, what is known of it, its licence. */
export async function fontFiles(): Promise<FontFile[]> {
  const fonts = new Map(await Promise.all(faces.map(async (face) => [face, await patched(face)] as const)))
  const licence = await readFile(join(published, 'LICENSE_FONT'))
  return [
    ...(await Promise.all([...fonts].flatMap(([face, font]) => webFont(face, font) ?? []))),
    ...(await Promise.all([...fonts].map(([face, font]) => wholeFont(face, font)))),
    { path: `${typefaceFolder}/characters.json`, bytes: characters(fonts) },
    ...[webFolder, typefaceFolder].map((folder) => ({ path: `${folder}/OFL.txt`, bytes: licence })),
  ]
}

async function patched(face: Face): Promise<Buffer> {
  const font = await readFile(join(published, names[face], `Spectral_${names[face]}.ttf`))
  return Buffer.from(withNarrowSpace(font))
}

// ---- For browsers ----

/** The characters of French, of the names that it borrows, and of the site's own marks. */
const french = [
  ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)),
  '\u00A0\u202F¡§©«®°±²³·¹»¼½¾¿ÀÂÄÅÆÇÈÉÊËÎÏÑÔÖ×ØÙÛÜßàáâãäåæçèéêëíîïñóôõö÷øùúûüÿŒœŸ–—‘’‚“”„†•…‹›€←→−',
].join('')

/** What every face needs: marks over letters, ligatures, pairs of letters, and the two kinds of figures. */
const common = ['ccmp', 'kern', 'liga', 'mark', 'mkmk', 'lnum', 'onum']

/** The OpenType features that pages use, of the faces that they use. */
const webFeatures: Readonly<Partial<Record<Face, string[]>>> = {
  regular: [...common, 'tnum', 'pnum', 'smcp', 'c2sc'],
  italic: common,
  semibold: [...common, 'tnum', 'pnum'],
}

/** The face cut down to what French needs, as WOFF 2; nothing for a face that no page uses. */
function webFont(face: Face, font: Buffer): Promise<FontFile> | undefined {
  const keepFeatures = webFeatures[face]
  if (!keepFeatures) return undefined
  // The published types do not know all options yet.
  const options = { targetFormat: 'woff2', keepFeatures, noHinting: true } as const
  const path = `${webFolder}/spectral-${face}.woff2`
  return subsetFont(font, french, options).then((bytes) => ({ path, bytes }))
}

// ---- For the PDF and for pictures ----

/** The face with all its characters and features, but for the hints to screens of old. */
async function wholeFont(face: Face, font: Buffer): Promise<FontFile> {
  const all = String.fromCodePoint(...advancesOf(font).keys())
  const options = { targetFormat: 'truetype', noHinting: true } as const
  return { path: `${typefaceFolder}/spectral-${face}.ttf`, bytes: await subsetFont(font, all, options) }
}

/**
 * What `lib/typeface/characters.ts` reads, a run of neighbours on each line.
 * @throws RangeError when a face draws other characters than the regular one
 */
function characters(fonts: ReadonlyMap<Face, Uint8Array>): Uint8Array {
  const regular = advancesOf(fonts.get('regular') ?? new Uint8Array())
  const codes = [...regular.keys()].sort((a, b) => a - b)
  for (const [face, font] of fonts) {
    const others = advancesOf(font)
    if (others.size !== codes.length || !codes.every((code) => others.has(code))) {
      throw new RangeError(`The face ${face} does not draw the same characters as the regular one.`)
    }
  }
  const starts = codes.filter((code) => !regular.has(code - 1))
  const lines = starts.map((start) => `  "${start}": ${JSON.stringify(run(regular, start))}`)
  return new TextEncoder().encode(`{\n${lines.join(',\n')}\n}\n`)
}

/** The advances of a character and of those that follow it without a gap. */
function run(advances: ReadonlyMap<number, number>, start: number): number[] {
  const widths: number[] = []
  for (let code = start, width = advances.get(code); width !== undefined; width = advances.get(++code)) {
    widths.push(width)
  }
  return widths
}
