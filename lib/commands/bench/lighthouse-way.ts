import { once } from 'node:events'
import { createServer, request } from 'node:http'

/** Another way to a site. */
export interface Way {
  readonly origin: string
  close(): Promise<void>
}

/**
 * A way to the site at `origin` for Lighthouse, which reads robots.txt as a script of the page would: the policy that the
 * site sends forbids that to its pages, which have no script, and this one allows it. All the rest is the site's own.
 */
export async function openWay(origin: string): Promise<Way> {
  const { hostname, port } = new URL(origin)
  const server = createServer(({ url = '/', method, headers }, response) => {
    request({ hostname, port, path: url, method, headers }, (answer) => {
      const policy = answer.headers['content-security-policy']
      const widened = policy && { 'content-security-policy': `${policy}; connect-src 'self'` }
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...widened })
      answer.pipe(response)
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
