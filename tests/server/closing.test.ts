import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { ListenError } from '../../lib/server/listen-error'
import { serveDuringTest } from './serving'
import { exchange, parseReply, readToEnd, stalledClient } from './wire'

describe('a server that closes', () => {
  test.each([
    ['kept in memory', 6 * 1024 * 1024],
    ['read from its file', 24 * 1024 * 1024],
  ])('lets a running download finish, %s', async (_, length) => {
    const content = randomBytes(length)
    const { server, port } = await serveDuringTest({ documents: { '/cahier.pdf': { content } } })
    const client = await stalledClient(port, '/cahier.pdf')
    await firstBytes(client)
    const closed = server.close()
    await expect(exchange(port, 'GET / HTTP/1.1\r\n\r\n')).rejects.toThrow('ECONNREFUSED')
    const reply = parseReply(await readToEnd(client))
    expect(reply.body.equals(content)).toBe(true)
    await closed
  })

  test('answers what is still asked on a busy connection, and ends that', async () => {
    const content = randomBytes(24 * 1024 * 1024)
    const { server, port } = await serveDuringTest({
      documents: { '/cahier.pdf': { content }, '/': { content: 'Accueil' } },
    })
    const client = connect(port, '127.0.0.1')
    client.pause()
    client.write('GET /cahier.pdf HTTP/1.1\r\nhost: localhost\r\n\r\n')
    await firstBytes(client)
    const closed = server.close()
    client.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n')
    const first = parseReply(await readToEnd(client))
    const second = parseReply(first.body.subarray(content.length))
    expect(second.status).toBe(200)
    expect(second.headers.connection).toBe('close')
    await closed
  })

  test('does not wait for connections on which nothing is asked', async () => {
    const { server, port } = await serveDuringTest({ documents: { '/': { content: 'Accueil' } } })
    const silent = connect(port, '127.0.0.1')
    const idle = connect(port, '127.0.0.1')
    idle.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n')
    await firstBytes(idle)
    await Promise.all([server.close(), readToEnd(silent), readToEnd(idle)])
  })

  test('cuts what is not finished at its limit', async () => {
    const content = randomBytes(24 * 1024 * 1024)
    const sample = { documents: { '/cahier.pdf': { content } } }
    const { server, port } = await serveDuringTest(sample, { limits: { closing: 100 } })
    const client = await stalledClient(port, '/cahier.pdf')
    client.on('error', () => {})
    await firstBytes(client)
    await server.close()
    client.destroy()
  })

  test('may be told so twice', async () => {
    const { server } = await serveDuringTest({ documents: { '/': { content: 'Accueil' } } })
    await Promise.all([server.close(), server.close()])
  })
})

describe('a slow client', () => {
  test('that sends its header drop by drop is shown out', async () => {
    const sample = { documents: { '/': { content: 'Accueil' } } }
    const { port } = await serveDuringTest(sample, { limits: { header: 200, request: 300 } })
    const client = connect(port, '127.0.0.1')
    client.write('GET / HTTP/1.1\r\n')
    const drops = setInterval(() => client.write('x: y\r\n'), 50)
    client.on('error', () => {})
    const reply = await readToEnd(client).finally(() => clearInterval(drops))
    expect(reply.toString()).toMatch(/^HTTP\/1\.1 408 /)
  })

  test('that never ends its content is shown out', async () => {
    const sample = { documents: { '/': { content: 'Accueil' } } }
    const { port } = await serveDuringTest(sample, { limits: { header: 200, request: 300 } })
    const request = 'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\r\n'
    expect((await exchange(port, request)).toString()).toMatch(/^HTTP\/1\.1 405 /)
  })

  test('that says nothing for long after an answer is let go', async () => {
    const sample = { documents: { '/': { content: 'Accueil' } } }
    const { port } = await serveDuringTest(sample, { limits: { keepAlive: 100 } })
    const reply = await exchange(port, 'GET / HTTP/1.1\r\nhost: localhost\r\n\r\n')
    expect(reply.toString()).toContain('Accueil')
  })

  test('that stops reading is let go', async () => {
    const sample = { documents: { '/cahier.pdf': { content: randomBytes(24 * 1024 * 1024) } } }
    const { port } = await serveDuringTest(sample, { limits: { idle: 200 } })
    const client = await stalledClient(port, '/cahier.pdf')
    client.on('error', () => {})
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const reply = parseReply(await readToEnd(client).catch(() => Buffer.alloc(0)))
    expect(reply.body.length).toBeLessThan(24 * 1024 * 1024)
  })

  test('that sends more header than anybody needs is refused', async () => {
    const sample = { documents: { '/': { content: 'Accueil' } } }
    const { port } = await serveDuringTest(sample)
    const request = `GET / HTTP/1.1\r\nhost: localhost\r\ncookie: ${'a'.repeat(17_000)}\r\n\r\n`
    expect(parseReply(await exchange(port, request)).status).toBe(431)
  })
})

test('a port that is taken is told in one sentence, with what to do', async () => {
  const { port } = await serveDuringTest({ documents: { '/': { content: 'Accueil' } } })
  const second = serveDuringTest({ documents: { '/': { content: 'Accueil' } } }, { port })
  await expect(second).rejects.toThrow(ListenError)
  await expect(second).rejects.toThrow(
    `Le port ${port} est déjà pris sur 127.0.0.1 : arrêter le programme qui l’occupe, ou choisir un autre port, par exemple PORT=${port + 1}.`,
  )
})

function firstBytes(socket: ReturnType<typeof connect>): Promise<void> {
  return new Promise((resolve) => {
    socket.once('readable', () => resolve())
  })
}
