import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const folder = join(
  /* turbopackIgnore: true */ process.cwd(),
  'node_modules',
  '@expo-google-fonts',
  'spectral',
)

/** The faces of Spectral that the layout uses. */
const faces = ['300Light', '400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'] as const

/** The font files, TrueType. All faces draw the same characters. */
export function fonts(): Promise<Uint8Array[]> {
  return Promise.all(faces.map((face) => readFile(join(folder, face, `Spectral_${face}.ttf`))))
}
