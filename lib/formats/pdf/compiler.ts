import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { initSync, type TypstCompiler, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler'
import { z } from 'zod'
import { fonts } from './fonts'

/** The text of the edition could not be laid out: the layout or the program made for it is wrong. */
export class TypesettingError extends Error {
  override readonly name = 'TypesettingError'
}

let compiler: Promise<TypstCompiler> | undefined

/**
 * Lays out a Typst program and gives the PDF.
 *
 * @param program the main file; it may import `/layout.typ` and show the pictures by their paths
 * @param pictures bytes by path inside the program's root, with a first slash
 * @throws TypesettingError when Typst reports an error, or a warning: a font that is missing is one
 */
export async function typeset(
  program: string,
  pictures: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array> {
  compiler ??= startCompiler().catch((error: unknown) => {
    compiler = undefined
    throw error
  })
  const [typst, layout] = await Promise.all([compiler, readFile(layoutFile, 'utf8')])
  // From here to the end nothing waits, so that two editions cannot mix in the one compiler.
  typst.reset_shadow()
  typst.add_source('/layout.typ', layout)
  typst.add_source('/main.typ', program)
  for (const [path, bytes] of pictures) typst.map_shadow(path, bytes)
  const world = typst.snapshot(undefined, '/main.typ', undefined)
  try {
    const { diagnostics = [] } = outcome.parse(world.compile(documentKind, detailedDiagnostics))
    if (diagnostics.length > 0) throw new TypesettingError(report(diagnostics))
    return artifact.parse(world.get_artifact(pdfFormat, detailedDiagnostics)).result
  } finally {
    world.free()
  }
}

/** Numbers of the compiler's interface. */
const documentKind = 0
const pdfFormat = 1
const detailedDiagnostics = 3

const outcome = z.object({
  diagnostics: z.array(z.object({ path: z.string(), range: z.string(), message: z.string() })).optional(),
})
const artifact = z.object({ result: z.instanceof(Uint8Array) })

// The package is found from the working directory: a bundler that follows the import would rename the WebAssembly file.
const layoutFile = join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'formats', 'pdf', 'layout.typ')
const wasmFile = join(
  /* turbopackIgnore: true */ process.cwd(),
  'node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm',
)

async function startCompiler(): Promise<TypstCompiler> {
  const [wasm, faces] = await Promise.all([readFile(wasmFile), fonts()])
  initSync({ module: await WebAssembly.compile(wasm) })
  const builder = new TypstCompilerBuilder()
  // No file of the machine and no package of the network can be reached.
  builder.set_dummy_access_model()
  for (const face of faces) await builder.add_raw_font(face)
  return builder.build()
}

function report(diagnostics: readonly { path: string; range: string; message: string }[]): string {
  const lines = diagnostics.map(({ path, range, message }) => `  ${path}:${range} ${message}`)
  return `L’édition PDF n’a pas pu être composée. Typst signale :\n${lines.join('\n')}`
}
