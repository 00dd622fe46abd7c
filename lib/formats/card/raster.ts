import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { typeface } from '../../design'
import { remembered } from '../../remembered'
import { fontOf } from '../../typeface/face'

// Found from the working directory: a bundler that followed the import would rename the file.
const program = join(process.cwd(), 'node_modules', '@resvg', 'resvg-wasm', 'index_bg.wasm')

type Bytes = Uint8Array<ArrayBuffer>

/** Next.js bundles each route apart, but the package that draws can be started only once: all find it here. */
const shared: typeof globalThis & {
  rasterFonts?: Promise<Uint8Array[]>
  pictures?: Map<string, Promise<Bytes>>
} = globalThis

/** The drawing as a PNG, of the size that it says itself; its texts in the face of the publication. */
export const png = remembered(() => (shared.pictures ??= new Map()), draw)

async function draw(svg: string): Promise<Bytes> {
  shared.rasterFonts ??= start()
  const drawing = new Resvg(svg, {
    font: { fontBuffers: await shared.rasterFonts, defaultFontFamily: typeface, loadSystemFonts: false },
  })
  try {
    return new Uint8Array(drawing.render().asPng())
  } finally {
    drawing.free()
  }
}

async function start(): Promise<Uint8Array[]> {
  await initWasm(await readFile(program))
  return Promise.all([fontOf('regular'), fontOf('semibold')])
}
