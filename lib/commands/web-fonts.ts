import subsetFont from 'subset-font'
import { type Face, fontOf } from '../formats/typeface/face'

/** The characters of French, of the names that it borrows, and of the site's own marks. */
const characters = [
  ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)),
  '\u00A0\u202F¡§©«®°±²³·¹»¼½¾¿ÀÂÄÅÆÇÈÉÊËÎÏÑÔÖ×ØÙÛÜßàáâãäåæçèéêëíîïñóôõö÷øùúûüÿŒœŸ–—‘’‚“”„†•…‹›€←→−',
].join('')

/** What every face needs: marks over letters, ligatures, pairs of letters, and the two kinds of figures. */
const common = ['ccmp', 'kern', 'liga', 'mark', 'mkmk', 'lnum', 'onum']

/** The faces of the site, by their file in the package of the typeface, with the OpenType features that pages use. */
const faces: readonly { readonly file: Face; readonly name: string; readonly keepFeatures: string[] }[] = [
  { file: '400Regular', name: 'regular', keepFeatures: [...common, 'tnum', 'pnum', 'smcp', 'c2sc'] },
  { file: '400Regular_Italic', name: 'italic', keepFeatures: common },
  { file: '600SemiBold', name: 'semibold', keepFeatures: [...common, 'tnum', 'pnum'] },
]

/** A font for browsers: the name of its file, and its bytes (WOFF 2). */
export interface WebFont {
  readonly file: string
  readonly bytes: Uint8Array
}

/** The fonts of the site, cut down to what French needs. */
export function webFonts(): Promise<WebFont[]> {
  return Promise.all(
    faces.map(async ({ file, name, keepFeatures }) => {
      // The published types do not know all options yet.
      const options = { targetFormat: 'woff2', keepFeatures, noHinting: true } as const
      const face = Buffer.from(await fontOf(file))
      return { file: `spectral-${name}.woff2`, bytes: await subsetFont(face, characters, options) }
    }),
  )
}
