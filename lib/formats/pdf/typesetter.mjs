/*
 * The thread in which PDF files are laid out and finished. It keeps one compiler, whose memory of the last layout makes
 * the next one quick. Plain JavaScript, for a thread is started from a file as it stands.
 *
 * While it works, the main thread composes the pages.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { initSync, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler'
import { ParseSpeeds, PDFDict, PDFDocument, PDFName, PDFRef } from 'pdf-lib'
import { z } from 'zod'

/**
 * What the thread is started with: the compiler, and the fonts that it may use.
 *
 * @typedef {{ wasm: Uint8Array, fonts: Uint8Array[] }} Equipment
 */
/**
 * A file to lay out. Paths begin with a slash; `/main.typ` is the program.
 *
 * @typedef {object} Order
 * @property {number} id
 * @property {[path: string, text: string][]} sources
 * @property {[path: string, bytes: Uint8Array][]} pictures
 * @property {Marks} [marks] without them the file is left as the compiler gives it
 */
/**
 * What a finished file says of itself. Dates are ISO 8601.
 *
 * @typedef {object} Marks
 * @property {import('./xmp').Metadata} metadata
 * @property {string} packet the same in XMP
 */
/**
 * The answer to an order. `fault` says why there is no file.
 *
 * @typedef {{ id: number, pdf: Uint8Array } | { id: number, fault: string }} Delivery
 */

/** Numbers of the compiler's interface. */
const documentKind = 0
const pdfFormat = 1
const detailedDiagnostics = 3

const outcome = z.object({
  diagnostics: z.array(z.object({ path: z.string(), range: z.string(), message: z.string() })).optional(),
})
const artifact = z.object({ result: z.instanceof(Uint8Array) })

/** @type {Equipment} */
const { wasm, fonts } = workerData
const memory = initSync({ module: await WebAssembly.compile(new Uint8Array(wasm)) })
const builder = new TypstCompilerBuilder()
// No file of the machine and no package of the network can be reached.
builder.set_dummy_access_model()
for (const face of fonts) await builder.add_raw_font(face)
const compiler = await builder.build()

let reserved = 0

/**
 * Takes from the system at once the memory that the compiler would otherwise ask for bit by bit: past some hundreds of
 * megabytes V8 collects all garbage at each bit (with 400 places and Node.js 20, 18 of 39 seconds). Measured: some
 * thousand bytes for each letter of the program. Only what is used of it becomes real memory.
 *
 * @param {number} letters of the program
 */
function reserve(letters) {
  const most = 2 ** 31 - 2 ** 16
  const bytes = Math.min(64 * 1024 ** 2 + letters * 1400, most)
  if (bytes <= reserved) return
  // The two functions are those by which the compiler's JavaScript gives it memory and takes it back.
  const address = memory.__wbindgen_export(bytes, 1)
  memory.__wbindgen_export4(address, bytes, 1)
  reserved = bytes
}

/** @type {Promise<void>} */
let last = Promise.resolve()
parentPort?.on('message', (/** @type {Order} */ order) => {
  last = last.then(async () => parentPort?.postMessage(await delivery(order)))
})

/**
 * @param {Order} order
 * @returns {Promise<Delivery>}
 */
async function delivery(order) {
  const { id, marks } = order
  try {
    const pdf = layOut(order)
    return { id, pdf: marks ? await finish(pdf, marks) : pdf }
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : String(error) }
  }
}

/**
 * @param {Order} order
 * @returns {Uint8Array}
 */
function layOut({ sources, pictures }) {
  reserve(sources.reduce((sum, [, text]) => sum + text.length, 0))
  compiler.reset_shadow()
  for (const [path, text] of sources) compiler.add_source(path, text)
  for (const [path, bytes] of pictures) compiler.map_shadow(path, bytes)
  const world = compiler.snapshot(undefined, '/main.typ', undefined)
  try {
    const { diagnostics = [] } = outcome.parse(world.compile(documentKind, detailedDiagnostics))
    // A warning too: a font that is missing is one.
    if (diagnostics.length > 0) {
      throw new Error(
        diagnostics.map(({ path, range, message }) => `  ${path}:${range} ${message}`).join('\n'),
      )
    }
    return artifact.parse(world.get_artifact(pdfFormat, detailedDiagnostics)).result
  } finally {
    world.free()
  }
}

/**
 * Gives a laid out file its metadata, and the marks of the standards that it meets.
 *
 * @param {Uint8Array} pdf
 * @param {Marks} marks
 * @returns {Promise<Uint8Array>}
 */
async function finish(pdf, { metadata, packet }) {
  // By default loading writes the time of day into the file.
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
  const date = new Date(metadata.date)
  document.setTitle(metadata.title, { showInWindowTitleBar: true })
  document.setAuthor(metadata.authors.join(', '))
  document.setSubject(metadata.description)
  document.setKeywords([metadata.keywords.join(', ')])
  document.setCreator(metadata.creatorTool)
  document.setProducer(metadata.producer)
  document.setCreationDate(date)
  document.setModificationDate(date)
  document.setLanguage(metadata.language)
  replaceXmp(document, packet)
  // Typst writes the default value, which some readers report as a fault.
  document.catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict)?.delete(PDFName.of('Suspects'))
  return document.save({ objectsPerTick: Number.POSITIVE_INFINITY })
}

/**
 * @param {PDFDocument} document
 * @param {string} packet
 */
function replaceXmp({ catalog, context }, packet) {
  const key = PDFName.of('Metadata')
  const former = catalog.get(key)
  if (former instanceof PDFRef) context.delete(former)
  // As bytes: of a string the library would keep only the low half of each character.
  const stream = context.stream(new TextEncoder().encode(packet), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(key, context.register(stream))
}
