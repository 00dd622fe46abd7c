import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

// Found from the working directory: a bundler that followed the import would rename the WebAssembly file.
const packages = join(process.cwd(), 'node_modules')

let fonts: Promise<Uint8Array[]> | undefined
/** Most edits leave the pictures as they are: the last of each size is kept. */
const kept = new Map<number, { readonly svg: string; readonly bytes: Uint8Array<ArrayBuffer> }>()

/** The drawing as a PNG, of the size that it says itself; its texts in Spectral. The same drawing gives the same bytes. */
export async function png(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const known = [...kept.values()].find((each) => each.svg === svg)
  if (known) return known.bytes
  fonts ??= start()
  const drawing = new Resvg(svg, {
    font: { fontBuffers: await fonts, defaultFontFamily: 'Spectral', loadSystemFonts: false },
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
  await initWasm(await readFile(join(packages, '@resvg', 'resvg-wasm', 'index_bg.wasm')))
  return Promise.all(
    ['400Regular', '600SemiBold'].map((face) =>
      readFile(join(packages, '@expo-google-fonts', 'spectral', face, `Spectral_${face}.ttf`)),
    ),
  )
}
