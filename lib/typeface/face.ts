import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

// Found from the working directory: a bundler that followed an import would copy every face.
const folder = join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'typeface')

/** The faces of Spectral that the site uses. They draw the same characters. */
export const faces = ['light', 'regular', 'italic', 'semibold', 'semibold-italic'] as const

export type Face = (typeof faces)[number]

/** The font of a face as `npm run fonts` makes it: TrueType, whole, with the narrow space of French. */
export function fontOf(face: Face): Promise<Uint8Array> {
  return readFile(/* turbopackIgnore: true */ join(folder, `spectral-${face}.ttf`))
}
