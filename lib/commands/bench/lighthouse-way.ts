import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { brotliCompressSync, constants } from 'node:zlib'

/** Another way to a site. */
export interface Way {
  readonly origin: string
  close(): Promise<void>
}

/** What a policy begins with, in the header field and in the page. */
const policyStart = "default-src 'none'"
const widen = (text: string) => text.replaceAll(policyStart, `${policyStart}; connect-src 'self'`)

/**
 * A way to the site at `origin` for Lighthouse, which reads robots.txt as a script of the page would: the policy that the
 * site sends, and says in the page, forbids that to its pages, which have no script, and this one allows it. All the rest
 * is the site's own.
 */
export async function openWay(origin: string): Promise<Way> {
  const { hostname, port } = new URL(origin)
  const server = createServer(({ url = '/', method, headers: sent }, response) => {
    const isPage = sent.accept?.includes('text/html') ?? false
    const headers = isPage ? { ...sent, 'accept-encoding': 'identity' } : sent
    request({ hostname, port, path: url, method, headers }, (answer) => {
      const passed = isPage ? passPage(answer, response) : passOn(answer, response)
      passed.catch((error: Error) => response.destroy(error))
    })
      .on('error', (error) => response.destroy(error))
      .end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

async function passPage(answer: IncomingMessage, response: ServerResponse): Promise<void> {
  const page = brotliCompressSync(widen((await buffer(answer)).toString()), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9 },
  })
  const fields = { ...widenedFields(answer), 'content-encoding': 'br', 'content-length': page.length }
  response.writeHead(answer.statusCode ?? 502, fields).end(page)
}

async function passOn(answer: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(answer.statusCode ?? 502, widenedFields(answer))
  await pipeline(answer, response)
}

function widenedFields({ headers }: IncomingMessage) {
  const policy = headers['content-security-policy']
  return { ...headers, ...(typeof policy === 'string' && { 'content-security-policy': widen(policy) }) }
}
