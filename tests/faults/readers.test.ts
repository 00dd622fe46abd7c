import { createServer, type RequestListener } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { sha256, temporaryFolder, writeEdition } from '../server/sample-edition'
import { KnownEditions } from './known-editions'
import { Readers } from './readers'
import { until } from './trial'

const page = Buffer.from('Les bancs de Vaubrumeuse')
const etagOf = (bytes: Buffer) => `"${sha256(bytes).slice(0, 32)}"`
const digestOf = (bytes: Buffer) => `sha-256=:${Buffer.from(sha256(bytes), 'hex').toString('base64')}:`
const fields = (bytes: Buffer) => ({ etag: etagOf(bytes), 'repr-digest': digestOf(bytes) })

const closing: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** What readers find wrong with a server of an edition of one page, after some answers. */
async function readingOf(listener: RequestListener) {
  const editions = await temporaryFolder()
  closing.push(editions.remove)
  await writeEdition(editions.path, { documents: { '/': { content: page.toString() } } })
  const known = new KnownEditions(editions.path)
  await known.look()
  const server = createServer(listener).listen(0, '127.0.0.1')
  closing.push(() => server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.')
  let answers = 0
  server.on('request', () => {
    answers += 1
  })
  const readers = new Readers(`http://127.0.0.1:${address.port}`, known, { pause: 1 })
  await until('des réponses', () => answers >= 60)
  const reading = await readers.finish()
  return reading
}

describe('readers find', () => {
  test('nothing wrong with what the edition says', async () => {
    const { wrong, answered } = await readingOf(({ headers }, response) => {
      if (headers['if-none-match']) response.writeHead(304, fields(page)).end()
      else response.writeHead(200, fields(page)).end(page)
    })
    expect(wrong).toEqual([])
    expect(answered).toBeGreaterThanOrEqual(60)
  })

  test.each<[string, RequestListener, RegExp]>([
    ['an error', (_, response) => response.writeHead(502).end(), /statut 502/],
    [
      'other bytes than the digest says',
      (_, response) => response.writeHead(200, fields(page)).end('Les bancs de Vaubrumeusé'),
      /d’autres octets que Repr-Digest/,
    ],
    [
      'the bytes of no edition',
      (_, response) => response.writeHead(200, fields(Buffer.from('Autre'))).end('Autre'),
      /d’aucune édition/,
    ],
    [
      'other bytes under a tag of the edition',
      (_, response) =>
        response
          .writeHead(200, { ...fields(page), 'repr-digest': digestOf(Buffer.from('Autre')) })
          .end('Autre'),
      /d’autres octets que son édition/,
    ],
    [
      'a part of other bytes',
      ({ headers }, response) =>
        headers.range
          ? response.writeHead(206, fields(page)).end('x')
          : response.writeHead(200, fields(page)).end(page),
      /une partie d’autres octets/,
    ],
    [
      'a part of another edition',
      ({ headers }, response) =>
        headers.range
          ? response.writeHead(206, fields(Buffer.from('Autre'))).end(page)
          : response.writeHead(200, fields(page)).end(page),
      /une partie d’une autre édition/,
    ],
  ])('%s', async (_, listener, fault) => {
    const { wrong } = await readingOf(listener)
    expect(wrong.join('\n')).toMatch(fault)
  })

  test('answers that break off', async () => {
    const { cut } = await readingOf((_, response) => {
      response.writeHead(200, { ...fields(page), 'content-length': page.length })
      response.write(page.subarray(0, 5), () => response.destroy())
    })
    expect(cut).toBeGreaterThan(0)
  })
})
