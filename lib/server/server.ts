import { createServer, type IncomingMessage } from 'node:http'
import { Server as NetServer, Socket } from 'node:net'
import { refusal, refusalBytes, send } from './answer'
import { Connections } from './connections'
import { endsSurely } from './framing'
import { answerTo, type Service } from './handler'
import type { Health } from './health'
import { listenError } from './listen-error'
import type { LoadedEdition } from './loaded-edition'
import type { Log } from './log'
import { PreparedResponse } from './prepared-response'

export interface ServerOptions {
  /** 0 takes any free one. */
  readonly port: number
  readonly host: string
  readonly log: Log
  /** The edition to begin with. */
  readonly edition: LoadedEdition
  /** What `/health` says, asked each time. */
  readonly health: () => Health
  /** Whether each answer is logged. */
  readonly accessLog?: boolean
  readonly limits?: Partial<Limits>
}

/** How long the server waits for its clients, in milliseconds. */
export interface Limits {
  readonly header: number
  readonly request: number
  readonly keepAlive: number
  readonly idle: number
  readonly closing: number
}

const defaults: Limits = {
  // A browser sends its header in one packet; ten seconds are for the worst of mobile networks, not for a slowloris.
  header: 10_000,
  // Requests have no content here; this bounds one that is sent all the same.
  request: 15_000,
  // Longer than the 60 s after which usual proxies let an idle connection go, so that they close it and never find it closed.
  keepAlive: 65_000,
  // A download of which nothing moves for a minute has no reader any more.
  idle: 60_000,
  // Under the 30 s that orchestrators grant between SIGTERM and SIGKILL.
  closing: 25_000,
}

// Node's own figures, written down so that no other version moves them: far above what a reader's browser sends.
const maxHeaderSize = 16 * 1024
const maxHeadersCount = 100

export interface RunningServer {
  /** The port taken. */
  readonly port: number
  readonly edition: LoadedEdition
  /** How many clients are connected. */
  readonly connections: number
  /** Serves this edition from the next request on. Those running finish with the one they began with, which is then let go. */
  use(edition: LoadedEdition): void
  /** Takes no more connections, lets the running answers finish within the limit, then ends. */
  close(): Promise<void>
}

/** Serves an edition. Throws `ListenError`. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port, host, log, accessLog = false } = options
  const limits = { ...defaults, ...options.limits }
  const connections = new Connections()
  let service: Service = { edition: options.edition, health: options.health }

  const server = createServer({
    headersTimeout: limits.header,
    requestTimeout: limits.request,
    keepAliveTimeout: limits.keepAlive,
    connectionsCheckingInterval: Math.min(limits.header, 5_000),
    maxHeaderSize,
    // `answerTo` asks for it, and for its form.
    requireHostHeader: false,
    ServerResponse: PreparedResponse,
  })
  server.maxHeadersCount = maxHeadersCount
  server.timeout = limits.idle

  const listener = (request: IncomingMessage, response: PreparedResponse) => {
    const failed = (error: Error) => {
      const { message, stack } = error
      log.error('answer.failed', `Une réponse n’a pas pu être envoyée : ${message}`, {
        url: request.url,
        stack,
      })
    }
    try {
      if (!endsSurely(request)) response.shouldKeepAlive = false
      connections.serve(request.socket, response)
      if (accessLog) logWhenDone(request, response, log)
      send(answerTo(request, service), response, failed)
    } catch (error) {
      failed(error instanceof Error ? error : new Error(String(error)))
      if (response.headersSent) response.destroy()
      else send(refusal(500), response, failed)
    }
  }
  server.on('connection', (socket) => connections.add(socket))
  server.on('request', listener)
  // A server may pass over what it does not know to be expected (RFC 9110, 10.1.1).
  server.on('checkExpectation', listener)
  // Without this Node would ask for the content first and have it refused afterwards. What the client sends next is unsure.
  server.on('checkContinue', (request, response) => {
    response.shouldKeepAlive = false
    listener(request, response)
  })
  // A socket of TLS would be another Duplex; this server has none.
  server.on('connect', ({ socket }) => connections.refuse(socket, refusalBytes(405, { allow: 'GET, HEAD' })))
  server.on('clientError', (error, socket) => {
    if (socket instanceof Socket) connections.refuse(socket, refusalBytes(statusOf(error)))
  })

  await listen(server, port, host)
  server.on('error', (error) => {
    log.error('server.error', `Le serveur n’a pas pu accepter une connexion : ${error.message}`)
  })
  const address = server.address()
  let closed: Promise<void> | undefined

  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    get edition() {
      return service.edition
    },
    get connections() {
      return connections.count
    },
    use(edition) {
      const before = service.edition
      service = { ...service, edition }
      if (before !== edition) before.retire()
    },
    close() {
      closed ??= close(server, connections, limits.closing).then(() => service.edition.retire())
      return closed
    },
  }
}

/** What Node's parser of requests refused, as a status. */
function statusOf({ code }: NodeJS.ErrnoException): 400 | 408 | 413 | 431 {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return 413
  return code === 'HPE_HEADER_OVERFLOW' ? 431 : 400
}

/** Resolves once the last connection is closed. */
function close(server: NetServer, connections: Connections, limit: number): Promise<void> {
  return new Promise((resolve) => {
    const sweep = setInterval(() => connections.closeIdle(), 50)
    const deadline = setTimeout(() => connections.closeAll(), limit)
    /*
     * Not the close of http.Server: it takes a response for done as soon as its last byte is handed to the socket, and
     * so cuts the downloads that are still under way (Node 20.20).
     */
    NetServer.prototype.close.call(server, () => {
      clearInterval(sweep)
      clearTimeout(deadline)
      resolve()
    })
    connections.closeIdle()
  })
}

function listen(server: NetServer, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, port, host)))
    server.listen({ port, host }, () => {
      server.removeAllListeners('error')
      resolve()
    })
  })
}

function logWhenDone(request: IncomingMessage, response: PreparedResponse, log: Log): void {
  const start = performance.now()
  response.once('close', () => {
    // No address and no user agent: they are personal data, and nothing here needs them.
    log.info('request', `${request.method} ${request.url}`, {
      method: request.method,
      url: request.url,
      status: response.statusCode,
      complete: response.writableFinished,
      milliseconds: Math.round(performance.now() - start),
    })
  })
}
