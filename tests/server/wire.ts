import { connect, type Socket } from 'node:net'

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Sends a request byte for byte and reads the reply until the server closes: no client library stands between that
 * would mend the path, hide a header or decode the body.
 */
export async function ask(port: number, target: string, { method, headers }: Asked = {}): Promise<Reply> {
  return parseReply(
    await exchange(port, requestText(target, { method, headers: { connection: 'close', ...headers } })),
  )
}

/**
 * The same on a connection that goes on: another request follows at once, and its reply has to begin exactly where the
 * first one ends. Throws if it does not.
 */
export async function askAndGoOn(port: number, target: string, asked: Asked = {}): Promise<Reply> {
  const next = requestText('/health', { headers: { connection: 'close' } })
  const bytes = await exchange(port, requestText(target, asked) + next)
  const { status, headers, body } = parseReply(bytes)
  const length = asked.method === 'HEAD' || status === 304 ? 0 : Number(headers['content-length'])
  const following = parseReply(body.subarray(length))
  if (following.status !== 200 || headers.connection === 'close') {
    throw new Error(`Après la réponse à ${target} : ${body.subarray(length).toString('latin1')}`)
  }
  return { status, headers, body: body.subarray(0, length) }
}

function requestText(target: string, { method = 'GET', headers = {} }: Asked): string {
  const lines = Object.entries({ host: 'localhost', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  return `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`
}

/** Everything that the server sends after this text, until it closes the connection. */
export function exchange(port: number, text: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(chunks)))
    socket.write(text, 'latin1')
  })
}

/** The one reply in these bytes. */
export function parseReply(bytes: Buffer): Reply {
  const end = bytes.indexOf('\r\n\r\n')
  const [statusLine = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]+): (.*)$/.exec(line) ?? []
    // A field sent twice shows as such.
    const before = headers[name.toLowerCase()]
    headers[name.toLowerCase()] = before === undefined ? value : `${before} || ${value}`
  }
  return { status: Number(statusLine.split(' ')[1]), headers, body: bytes.subarray(end + 4) }
}

/** A client that has asked for something and reads nothing yet. */
export async function stalledClient(port: number, target: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.pause()
  await new Promise((resolve) => socket.once('connect', resolve))
  socket.write(`GET ${target} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`)
  return socket
}

/** Reads on until the connection is closed. */
export function readToEnd(socket: Socket): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(chunks)))
    socket.resume()
  })
}
