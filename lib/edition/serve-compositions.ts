import { readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { appOf } from './app'
import { composeSite, type FinishedPage } from './compose-site'
import {
  type ComposerMessage,
  type CompositionRequest,
  type CompositionResult,
  parseRequest,
} from './composing'
import { Draft } from './draft'
import { endWithParent } from './end-with-parent'
import { type Fault, faultOf } from './fault'
import { Generations } from './generations'
import { intactManifest } from './integrity'
import { editionKey } from './key'
import { Press } from './press'
import { Refusal } from './refusal'
import { takeSnapshot } from './snapshot'
import { intactEditionWithKey } from './store'
import { openWorkFolder } from './work-folder'

/** What a composer works on. */
export interface ComposedApp {
  readonly listener: RequestListener
  /** Absolute path of the folder whose files the app serves as they are. */
  readonly publicFolder: string
  /** See `codeKey`. */
  readonly code: string
}

/**
 * The work of the composer, a process of its own: it composes the editions that its parent asks for, one after the
 * other, until the parent goes away.
 */
export async function serveCompositions(load: () => Promise<ComposedApp>): Promise<void> {
  endWithParent()
  // Ctrl+C reaches every process of a terminal: it is for the parent to say when this one ends.
  process.on('SIGINT', () => {})
  yieldToServing()
  const app = await load().catch((error: unknown) => {
    const message: ComposerMessage = { type: 'unable', fault: toldFault(error) }
    process.send?.(message, () => process.exit(1))
  })
  if (!app) return
  const memory: Memory = { press: new Press(), pages: new Generations() }
  let last: Promise<void> = Promise.resolve()
  process.on('message', (message) => {
    const request = parseRequest(message)
    last = last.then(async () => send({ id: request.id, ...(await result(app, memory, request)) }))
  })
  send({ type: 'ready' })
}

/** What one composition leaves to the next. */
interface Memory {
  readonly press: Press
  readonly pages: Generations<FinishedPage>
}

/** Half-way to the lowest. With less (5), readers wait four times as long while a large edition is composed. */
const niceness = 10

/** Readers go first. On Linux each thread has its own priority, those already running included. */
function yieldToServing(): void {
  const threads = process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [0]
  for (const thread of threads) setPriority(thread, niceness)
}

function send(message: ComposerMessage): void {
  process.send?.(message)
}

async function result(
  app: ComposedApp,
  memory: Memory,
  request: CompositionRequest,
): Promise<CompositionResult> {
  try {
    return { type: 'composed', ...(await compose(app, memory, request)) }
  } catch (error) {
    return { type: 'refused', fault: toldFault(error) }
  }
}

/** A fault, whose trace goes to the journal where there is one to read: that of the program. */
function toldFault(error: unknown): Fault {
  const fault = faultOf(error)
  if (fault.kind === 'program') console.error(error)
  return fault
}

/** Composes one edition, or finds it composed. The draft, where there is one, is complete and verified. */
async function compose(app: ComposedApp, memory: Memory, request: CompositionRequest) {
  const { contentDir, editionsDir, siteUrl } = request
  const work = await openWorkFolder(editionsDir)
  try {
    const copies = join(work, 'content')
    const snapshot = await takeSnapshot(contentDir, copies)
    const key = editionKey({ content: snapshot.hash, siteUrl, code: app.code })
    const known = await intactEditionWithKey(editionsDir, key)
    if (known !== undefined) {
      await rm(work, { recursive: true, force: true })
      return { hash: known }
    }
    Object.assign(process.env, {
      CONTENT_DIR: snapshot.folder,
      CONTENT_HASH: snapshot.hash,
      CONTENT_SNAPSHOT: work,
      SITE_URL: siteUrl,
    })
    const draft = new Draft(join(work, 'edition'))
    const { contents, warnings } = await composeSite({
      app: appOf(app.listener, siteUrl),
      siteUrl,
      publicFolder: app.publicFolder,
      draft,
      ...memory,
      onCounted: (count) => send({ type: 'counted', id: request.id, documents: count }),
    }).catch((error: unknown) => {
      // Editors know their folder, not its copy.
      throw error instanceof Refusal
        ? new Refusal(error.report.replaceAll(snapshot.folder, contentDir))
        : error
    })
    const hash = await draft.finish({ format: 1, key, ...contents })
    await intactManifest(draft.folder, 'bytes', hash)
    memory.press.endEdition()
    memory.pages.endEdition()
    await rm(copies, { recursive: true, force: true })
    return { hash, draft: draft.folder, warnings }
  } catch (error) {
    await rm(work, { recursive: true, force: true })
    throw error
  }
}
