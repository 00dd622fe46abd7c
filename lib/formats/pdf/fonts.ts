import { fontOf } from '../typeface/face'

/** The faces of Spectral that the layout uses. */
const faces = ['300Light', '400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'] as const

/** The font files, TrueType. All faces draw the same characters. */
export function fonts(): Promise<Uint8Array[]> {
  return Promise.all(faces.map(fontOf))
}
