import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { previewProperties, withValues } from '../design'
import { isAddress } from '../edition/address'
import { listenError } from '../server/listen-error'
import { emptyPage, eventsPath, previewPath, previewPolicy, scriptPath, stylePath } from './preview-page'
import { type Renderer, RendererFailed } from './renderer'
import type { PreviewState } from './state'

export interface PreviewServerOptions {
  /** 0 takes any free one. */
  readonly port: number
  readonly host: string
  readonly render: Renderer['render']
  /** What pages show now. */
  readonly state: () => PreviewState
  /** Folder of the project, in which the script of pages is. */
  readonly appFolder: string
}

export interface PreviewServer {
  readonly port: number
  /** Tells every open page what the state is. */
  tell(state: PreviewState): void
  close(): Promise<void>
}

const ownFiles: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  [scriptPath]: { file: 'apercu.mjs', type: 'text/javascript; charset=utf-8' },
  [stylePath]: { file: 'apercu.css', type: 'text/css; charset=utf-8' },
}

/** Serves the preview to the editor's own machine. Throws `ListenError`. */
export async function startPreviewServer(options: PreviewServerOptions): Promise<PreviewServer> {
  const { port, host, appFolder } = options
  const pages = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error)
      if (!response.headersSent)
        sendText(response, 500, 'L’aperçu n’a pas pu répondre. Le détail est dans le terminal.')
      else response.destroy()
    })
  })

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isLocal(request.headers.host, host)) {
      return sendText(response, 421, 'L’aperçu ne répond qu’à son adresse locale, http://localhost.')
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD')
      return sendText(response, 405, 'L’aperçu ne fait que montrer des pages.')
    }
    const [written = '/', query] = (request.url ?? '/').split('?', 2)
    const path = decoded(written)
    if (path === eventsPath) return listen(response)
    const own = ownFiles[path]
    if (own) {
      const text = await readFile(join(appFolder, 'lib', 'preview', 'browser', own.file), 'utf8')
      const body = path === stylePath ? withValues(text, previewProperties) : text
      return send(response, 200, { 'content-type': own.type }, Buffer.from(body))
    }
    if (!isAddress(path) || path.startsWith(`${previewPath}/`)) {
      return sendText(response, 404, 'Cette adresse n’existe pas dans l’aperçu.')
    }
    return show(query === undefined ? path : `${path}?${query}`, response)
  }

  const show = async (url: string, response: ServerResponse): Promise<void> => {
    if (options.state().version === undefined) {
      return sendPage(response, 503, emptyPage('Aperçu', 'Il n’y a encore aucune page à montrer.'))
    }
    try {
      const { status, headers, body } = await options.render(url)
      return send(response, status, headers, body)
    } catch (error) {
      if (!(error instanceof RendererFailed)) throw error
      return sendPage(
        response,
        503,
        emptyPage(
          'Aperçu',
          error.fault.kind === 'machine'
            ? 'La machine n’a pas laissé composer cette page. Elle se recharge d’elle-même.'
            : 'Cette page n’a pas pu être composée. Elle se recharge au prochain enregistrement.',
        ),
      )
    }
  }

  const listen = (response: ServerResponse): void => {
    response.writeHead(200, { ...common, 'content-type': 'text/event-stream; charset=utf-8' })
    response.write(`retry: 500\n\n${event(options.state())}`)
    pages.add(response)
    response.on('close', () => pages.delete(response))
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, port, host)))
    server.listen(port, host, () => {
      server.removeAllListeners('error')
      resolve()
    })
  })
  server.on('error', (error) =>
    console.error(`L’aperçu n’a pas pu accepter une connexion : ${error.message}`),
  )
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.')
  // What keeps connections from being taken for dead on their way.
  const beat = setInterval(() => {
    for (const page of pages) page.write(': \n\n')
  }, 20_000)
  return {
    port: address.port,
    tell: (state) => {
      for (const page of pages) page.write(event(state))
    },
    close: async () => {
      clearInterval(beat)
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

/** As an address is written by people; a stray « % » makes it none. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return ''
  }
}

/** A line break would end the field of an event: JSON has none. */
function event(state: PreviewState): string {
  return `data: ${JSON.stringify(state)}\n\n`
}

/** Whether the request names this machine itself: a name that someone else gave it may belong to another site. */
function isLocal(named: string | undefined, host: string): boolean {
  if (named === undefined || !URL.canParse(`http://${named}`)) return false
  const name = new URL(`http://${named}`).hostname.replace(/^\[|\]$/g, '')
  return name === 'localhost' || name === host || isIP(name) !== 0
}

const common = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': previewPolicy,
}

/** The header fields of the app's answer that say what a document is. */
const kept = ['content-type', 'content-disposition', 'content-language', 'location', 'link']

function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
): void {
  const described = Object.entries(headers).filter(([name]) => kept.includes(name))
  const isPdf = headers['content-type']?.startsWith('application/pdf')
  response.writeHead(status, {
    ...common,
    // Some browsers apply a PDF's policy to their own viewer, which it would leave without its styles.
    ...(isPdf && { 'content-security-policy': "frame-ancestors 'none'" }),
    ...Object.fromEntries(described),
    'content-length': body.length,
  })
  response.end(body)
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  send(response, status, { 'content-type': 'text/html; charset=utf-8' }, Buffer.from(html))
}

function sendText(response: ServerResponse, status: number, text: string): void {
  send(response, status, { 'content-type': 'text/plain; charset=utf-8' }, Buffer.from(`${text}\n`))
}
