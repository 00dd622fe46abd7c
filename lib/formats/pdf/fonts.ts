import { faces, fontOf } from '../../typeface/face'

/** The fonts of all faces, which the layout uses. */
export function fonts(): Promise<Uint8Array[]> {
  return Promise.all(faces.map(fontOf))
}
