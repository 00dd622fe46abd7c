import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { typeface } from '../../design'
import { fontOf } from '../../typeface/face'

// Found from the working directory: a bundler that followed the import would rename the file.
const program = join(process.cwd(), 'node_modules', '@resvg', 'resvg-wasm', 'index_bg.wasm')

/** What is started once, and the pictures that most edits leave as they are, the last of each size. */
interface Raster {
  readonly fonts: Promise<Uint8Array[]>
  readonly kept: Map<number, { readonly svg: string; readonly bytes: Uint8Array<ArrayBuffer> }>
}

/** Next.js bundles each route apart, but the package that draws can be started only once: all find it here. */
const shared: typeof globalThis & { raster?: Raster } = globalThis

/** The drawing as a PNG, of the size that it says itself; its texts in the face of the publication. The same drawing gives the same bytes. */
export async function png(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  shared.raster ??= { fonts: start(), kept: new Map() }
  const { fonts, kept } = shared.raster
  const known = [...kept.values()].find((each) => each.svg === svg)
  if (known) return known.bytes
  const drawing = new Resvg(svg, {
    font: { fontBuffers: await fonts, defaultFontFamily: typeface, loadSystemFonts: false },
  })
  try {
    const bytes = new Uint8Array(drawing.render().asPng())
    kept.set(drawing.width, { svg, bytes })
    return bytes
  } finally {
    drawing.free()
  }
}

async function start(): Promise<Uint8Array[]> {
  await initWasm(await readFile(program))
  return Promise.all([fontOf('regular'), fontOf('semibold')])
}
