import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { designSource } from './design'
import { fonts } from './fonts'
import type { Order } from './typesetter.mjs'
import { type Metadata, xmpPacket } from './xmp'

/** The text of the edition could not be laid out: the layout or the program made for it is wrong. */
export class TypesettingError extends Error {
  override readonly name = 'TypesettingError'
}

/**
 * Lays out a Typst program and gives the PDF, with this metadata and the marks of the standards where it is given.
 *
 * @param program the main file; it may import `/layout.typ` and `/blocks.typ`, and show the pictures by their paths
 * @param pictures bytes by path inside the program's root, with a first slash
 * @throws TypesettingError when Typst reports an error, or a warning: a font that is missing is one
 */
export async function typeset(
  program: string,
  pictures: ReadonlyMap<string, Uint8Array>,
  metadata?: Metadata,
): Promise<Uint8Array<ArrayBuffer>> {
  typesetter ??= startTypesetter().catch((error: unknown) => {
    typesetter = undefined
    throw error
  })
  const [ask, design] = await Promise.all([typesetter, designFiles()])
  return ask({
    sources: [['/design.typ', designSource], ...design, ['/main.typ', program]],
    pictures: [...pictures],
    marks: metadata && { metadata, packet: xmpPacket(metadata) },
  })
}

type Typesetter = (order: Omit<Order, 'id'>) => Promise<Uint8Array<ArrayBuffer>>

/**
 * Letters of a program after which the thread is not kept for the next one: the memory that the compiler has taken it
 * never gives back, and of a report of 1 000 places (1.2 million letters) that is more than a gigabyte.
 */
const mostKept = 400_000

let typesetter: Promise<Typesetter> | undefined
/** The thread behind it. */
let current: Worker | undefined

const delivery = z.union([
  z.object({ id: z.number(), pdf: z.instanceof(Uint8Array<ArrayBuffer>) }),
  z.object({ id: z.number(), fault: z.string() }),
])

interface Pending {
  readonly resolve: (pdf: Uint8Array<ArrayBuffer>) => void
  readonly reject: (error: Error) => void
}

// The files are found from the working directory: a bundler that follows an import would rename them.
const here = join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'formats', 'pdf')
const wasmFile = join(
  /* turbopackIgnore: true */ process.cwd(),
  'node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm',
)

function designFiles(): Promise<Order['sources']> {
  const names = ['marks.typ', 'layout.typ', 'blocks.typ']
  return Promise.all(names.map(async (name) => [`/${name}`, await readFile(join(here, name), 'utf8')]))
}

/** A name of our own: the bundler would look at build time for the file that a `Worker` is started from. */
class Thread extends Worker {}

/** Starts the thread of `typesetter.mjs`. It keeps the process alive only while it has work. */
async function startTypesetter(): Promise<Typesetter> {
  const workerData = { wasm: await readFile(wasmFile), fonts: await fonts() }
  const thread = new Thread(join(here, 'typesetter.mjs'), { workerData })
  current = thread
  /** One that ends late leaves its successor alone. */
  const forget = () => {
    if (current !== thread) return
    current = undefined
    typesetter = undefined
  }
  const pending = new Map<number, Pending>()
  let orders = 0
  const settle = (id: number): Pending | undefined => {
    const order = pending.get(id)
    pending.delete(id)
    if (pending.size === 0) thread.unref()
    return order
  }
  thread.on('message', (message: unknown) => {
    const answer = delivery.parse(message)
    const order = settle(answer.id)
    if ('pdf' in answer) order?.resolve(answer.pdf)
    else order?.reject(new TypesettingError(report(answer.fault)))
  })
  const end = (why: string) => {
    forget()
    for (const id of [...pending.keys()]) settle(id)?.reject(new TypesettingError(report(why)))
  }
  thread.on('error', (error) => end(`  ${String(error)}`))
  thread.once('exit', (code) => end(`  Le fil de Typst s’est arrêté (code ${code}).`))
  thread.unref()
  return (order) => {
    const laidOut = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
      orders += 1
      pending.set(orders, { resolve, reject })
      thread.ref()
      thread.postMessage({ ...order, id: orders })
    })
    const letters = order.sources.reduce((sum, [, text]) => sum + text.length, 0)
    return letters <= mostKept
      ? laidOut
      : laidOut.finally(() => {
          if (pending.size > 0) return
          forget()
          return thread.terminate()
        })
  }
}

function report(diagnostics: string): string {
  return `L’édition PDF n’a pas pu être composée. Typst signale :\n${diagnostics}`
}
