import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { waitFor } from '../wait-for'
import { serveDuringTest } from './serving'
import { ask, exchange, parseReply, readToEnd } from './wire'

const sample = { documents: { '/': { content: 'Accueil' } } }

/** A client that has sent these bytes and listens to nothing. */
async function client(port: number, text: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  await new Promise((resolve) => socket.write(text, 'latin1', resolve))
  return socket
}

/*
 * Node takes its own listener off a socket before it hands it over, as it does with CONNECT. An error without a listener
 * ends the process; here it would end the test run.
 */
describe.each([
  ['CONNECT', 'CONNECT voisin:443 HTTP/1.1\r\nHost: voisin:443\r\n\r\n'],
  [
    'GET, then CONNECT',
    'GET / HTTP/1.1\r\nHost: a\r\n\r\nCONNECT voisin:443 HTTP/1.1\r\nHost: voisin:443\r\n\r\n',
  ],
  ['a change of protocol', 'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'],
  ['an expectation', 'POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n'],
  ['another expectation', 'GET / HTTP/1.1\r\nHost: a\r\nExpect: le-beau-temps\r\n\r\n'],
  ['what is no HTTP', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n'],
  ['half a request', 'GET / HTTP/1.1\r\nHo'],
])('a client that sends %s', (_, text) => {
  test('and breaks off unread harms nobody', async () => {
    const { port } = await serveDuringTest(sample)
    for (let times = 0; times < 20; times++) {
      const socket = await client(port, text)
      socket.resetAndDestroy()
    }
    // Seen late: what was sent is answered first, and the answer runs into the reset.
    const late = await client(port, text)
    late.pause()
    await ask(port, '/')
    late.resetAndDestroy()
    expect((await ask(port, '/')).status).toBe(200)
  })

  test('and does nothing more is let go', async () => {
    const { port, server } = await serveDuringTest(sample, {
      limits: { idle: 200, keepAlive: 200, header: 300 },
    })
    const sockets = await Promise.all(Array.from({ length: 10 }, () => client(port, text)))
    for (const socket of sockets) socket.pause()
    await waitFor(() => expect(server.connections).toBe(0))
  })

  test('does not keep the server from ending', async () => {
    const { port, server } = await serveDuringTest(sample, { limits: { closing: 600_000 } })
    await client(port, text)
    await ask(port, '/')
    await server.close()
  })
})

describe('what is refused before it is a request', () => {
  test.each([
    ['no HTTP', 'bonjour\r\n\r\n', 400, 'Cette requête est mal écrite.\n'],
    ['a length that is no number', 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n', 400, ''],
    ['a header beyond all measure', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431, ''],
    ['CONNECT', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n', 405, ''],
  ])('%s is answered in French, and as nothing that runs or is kept', async (_, text, status, said) => {
    const { port } = await serveDuringTest(sample)
    const reply = parseReply(await exchange(port, text))
    expect(reply.status).toBe(status)
    expect(reply.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': String(reply.body.length),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      connection: 'close',
    })
    expect(reply.headers.allow).toBe(status === 405 ? 'GET, HEAD' : undefined)
    expect(reply.body.toString()).toContain(said || 'e')
  })

  test.each([
    ['no HTTP', 'bonjour\r\n\r\n', 400],
    ['CONNECT', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n', 405],
  ])('%s after a request waits for the answer to that', async (_, text, status) => {
    const content = randomBytes(3 * 1024 * 1024)
    const { port } = await serveDuringTest({ documents: { '/cahier.pdf': { content } } })
    const socket = await client(port, `GET /cahier.pdf HTTP/1.1\r\nHost: a\r\n\r\n${text}`)
    const reply = parseReply(await readToEnd(socket))
    expect(reply.status).toBe(200)
    expect(reply.body.subarray(0, content.length).equals(content)).toBe(true)
    expect(parseReply(reply.body.subarray(content.length)).status).toBe(status)
  })
})

describe('a request whose content may end anywhere (RFC 9112, 6.3)', () => {
  test.each(['xchunked', 'identity', 'chunked, identity', '"chunked"', 'chunked;q=1', ''])(
    'coded « %s » is refused, and nothing after it is read as another request',
    async (coding) => {
      const { port } = await serveDuringTest(sample)
      for (const method of ['GET', 'POST']) {
        const request = `${method} / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: ${coding}\r\n\r\n`
        const reply = parseReply(await exchange(port, `${request}0\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n`))
        expect(reply.status).toBe(400)
        expect(reply.headers.connection).toBe('close')
        expect(reply.body).toHaveLength(Number(reply.headers['content-length']))
      }
    },
  )
})
