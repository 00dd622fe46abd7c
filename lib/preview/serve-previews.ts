import type { RequestListener } from 'node:http'
import { relative } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { type Loaded, loadPublication } from '../content/load-publication'
import { pinContent } from '../content/pinned'
import { type Problem, severity } from '../content/problem'
import { report } from '../content/report'
import { appOf } from '../edition/app'
import { endWithParent } from '../edition/end-with-parent'
import { faultOf } from '../edition/fault'
import { settings } from '../settings'
import { type PreviewMessage, previewRequest, type Rendered } from './conversation'
import { previewPage } from './preview-page'

type Published = Extract<Loaded, { readonly drafts: unknown }>

/** What renders previews works on. */
export interface PreviewedApp {
  readonly listener: RequestListener
  readonly canPrint: (character: string) => boolean
}

/**
 * The work of the process that renders previews: it reads the content and renders single pages of its last good state,
 * until its parent goes away.
 */
export async function servePreviews(load: () => Promise<PreviewedApp>): Promise<void> {
  endWithParent()
  // Ctrl+C reaches every process of a terminal: it is for the parent to say when this one ends.
  process.on('SIGINT', () => {})
  const { listener, canPrint } = await load()
  const { siteUrl, contentDir } = settings()
  const app = appOf(listener, siteUrl)
  let shown: { readonly version: string; readonly loaded: Published } | undefined
  let reads = 0

  const read = async (id: number): Promise<PreviewMessage> => {
    const loaded = await loadPublication(contentDir, { drafts: 'shown', canPrint })
    if (loaded.publication) {
      reads += 1
      shown = { version: `${process.pid}-${reads}`, loaded }
      pinContent({ id: shown.version, loaded: Promise.resolve(loaded), isPreview: true })
    }
    const folder = relative(process.cwd(), contentDir).replaceAll('\\', '/') || '.'
    return {
      type: 'read',
      id,
      isFaulty: !loaded.publication,
      // Over the page stands what keeps the last save from being shown, and nothing else.
      report: report(loaded.publication ? loaded.problems : loaded.problems.filter(isError), { folder }),
      version: shown?.version,
    }
  }

  const render = async (url: string): Promise<Omit<Rendered, 'type' | 'id'>> => {
    const current = shown
    if (!current) throw new Error('There is nothing to render before the content was read.')
    const { status, headers, body } = await app(url)
    const bytes = await buffer(body)
    if (!headers['content-type']?.startsWith('text/html')) return { status, headers, body: bytes }
    const [path = '/'] = url.split('?')
    const page = previewPage(bytes.toString(), {
      path,
      drafts: current.loaded.drafts,
      version: current.version,
    })
    return { status, headers, body: Buffer.from(page) }
  }

  // Reading and rendering take turns: a page never has two states of the content in it.
  let last: Promise<unknown> = Promise.resolve()
  process.on('message', (value) => {
    const request = previewRequest.parse(value)
    last = last
      .then(async () => {
        if (request.type === 'read') return send(await read(request.id))
        send({ type: 'rendered', id: request.id, ...(await render(request.url)) })
      })
      .catch((error: unknown) => {
        const fault = faultOf(error)
        if (fault.kind === 'machine') return send({ type: 'failed', id: request.id, fault })
        // What fails once may fail always: the parent starts another process and says so.
        console.error(error)
        process.exit(1)
      })
  })
  send({ type: 'ready' })
}

const isError = (problem: Problem): boolean => severity(problem) === 'error'

function send(message: PreviewMessage): void {
  // It fails when the parent has gone, which ends this process too.
  process.send?.(message, () => {})
}
