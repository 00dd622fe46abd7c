import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withNarrowSpace } from './narrow-space'

/** The folder of the package. A bundler that followed an import of it would copy every face. */
const folder = join(
  /* turbopackIgnore: true */ process.cwd(),
  'node_modules',
  '@expo-google-fonts',
  'spectral',
)

/** The faces of Spectral that the site uses, as its makers name the files. */
export const faces = [
  '300Light',
  '400Regular',
  '400Regular_Italic',
  '600SemiBold',
  '600SemiBold_Italic',
] as const

export type Face = (typeof faces)[number]

/** The font of a face: TrueType, whole, with the narrow space of French. */
export async function fontOf(face: Face): Promise<Uint8Array> {
  return withNarrowSpace(await readFile(join(folder, face, `Spectral_${face}.ttf`)))
}
