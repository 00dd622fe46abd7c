import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readManifest } from '../../lib/edition/integrity'
import type { Encoding, Manifest } from '../../lib/edition/manifest'
import { EditionState } from '../../lib/server/edition-state'
import { document, expectRow, pdfHeaders, tableSample } from './http-table'
import { pdf, tables, town } from './rfc9110'
import { pageHeaders } from './sample-edition'
import { type Serving, serve, serveDuringTest } from './serving'
import { ask, askAndGoOn, exchange, parseReply } from './wire'

let serving: Serving
let manifest: Manifest

beforeAll(async () => {
  serving = await serve(tableSample)
  manifest = await readManifest(serving.folder)
})
afterAll(() => serving.end())

/** What the edition stores under this address. */
function stored(path: string, coding: Encoding = 'identity') {
  const representation = manifest.documents[path]?.representations[coding]
  if (!representation) throw new Error(`${path} n’a pas de forme ${coding}`)
  return representation
}

for (const [title, table] of Object.entries(tables)) {
  describe(title, () => {
    test.each(table.rows)('$why → $status', async (row) => {
      // CONNECT turns a connection over to something else; it never goes on as it was.
      const ways = row.method === 'CONNECT' ? [ask] : [ask, askAndGoOn]
      for (const way of ways) await expectRow(way, serving, table, row)
    })
  })
}

describe('the header of an answer', () => {
  test('carries what the manifest says of the document', async () => {
    const { headers } = await ask(serving.port, town)
    const { 'last-modified': _, ...ofPage } = pageHeaders
    expect(headers).toMatchObject(ofPage)
    const download = await ask(serving.port, pdf)
    const { 'last-modified': __, ...ofDownload } = pdfHeaders
    expect(download.headers).toMatchObject(ofDownload)
  })

  test('has a date, claims none for the document, which may have been edited since, and does not name the software', async () => {
    const { headers } = await ask(serving.port, town)
    expect(headers).not.toHaveProperty('last-modified')
    expect(headers.date).toMatch(/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/)
    expect(headers).not.toHaveProperty('server')
    expect(headers).not.toHaveProperty('x-powered-by')
  })

  test('a 206 has every field of the 200 but the length', async () => {
    const whole = await ask(serving.port, pdf)
    const part = await ask(serving.port, pdf, { headers: { range: 'bytes=0-9' } })
    const { 'content-length': _, date: __, ...others } = whole.headers
    expect(part.headers).toMatchObject(others)
  })

  test('a 304 renews the security fields and leaves out those of the content', async () => {
    const { headers } = await ask(serving.port, town, { headers: { 'if-none-match': '*' } })
    expect(headers).toMatchObject({
      'cache-control': pageHeaders['cache-control'],
      'content-security-policy': pageHeaders['content-security-policy'],
      vary: 'Accept-Encoding',
    })
    for (const name of ['content-type', 'content-length', 'repr-digest']) {
      expect(headers).not.toHaveProperty(name)
    }
  })

  test('what the server says itself is plain French text that nothing keeps or runs', async () => {
    const { headers, body } = await ask(serving.port, town, { method: 'POST' })
    expect(headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-language': 'fr',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    })
    expect(body.toString()).toBe('Ce site se lit seulement : les méthodes sont GET et HEAD.\n')
  })
})

test('a query changes nothing to a document', async () => {
  const reply = await ask(serving.port, `${town}?utm_source=lettre&a=%ZZ`)
  expect(reply.status).toBe(200)
  expect(reply.headers.etag).toBe(stored(town).etag)
})

describe('a connection', () => {
  const request = (version: string, connection: string) =>
    `GET ${pdf} HTTP/${version}\r\nhost: localhost\r\n${connection}\r\n`

  test('carries the same header whether it goes on or ends', async () => {
    const [going, ending] = [await askAndGoOn(serving.port, town), await ask(serving.port, town)]
    const { connection, ...ended } = ending.headers
    expect(connection).toBe('close')
    expect(Object.keys(going.headers).sort()).toEqual(Object.keys(ended).sort())
    expect({ ...going.headers, date: '' }).toEqual({ ...ended, date: '' })
  })

  test('ends by itself with HTTP/1.0', async () => {
    const reply = parseReply(await exchange(serving.port, request('1.0', '')))
    expect(reply.status).toBe(200)
    expect(reply.body.equals(document)).toBe(true)
  })

  test('goes on with HTTP/1.0 where that is asked', async () => {
    const text = request('1.0', 'connection: keep-alive\r\n') + request('1.0', '')
    const first = parseReply(await exchange(serving.port, text))
    expect(first.headers.connection).toBe('keep-alive')
    expect(parseReply(first.body.subarray(document.length)).body.equals(document)).toBe(true)
  })

  test('carries many answers, asked for in one go, in their order', async () => {
    const texts = Array.from({ length: 50 }, (_, index) =>
      request('1.1', `range: bytes=${index}-${index}\r\n${index === 49 ? 'connection: close\r\n' : ''}`),
    )
    let rest = await exchange(serving.port, texts.join(''))
    for (let index = 0; index < 50; index++) {
      const reply = parseReply(rest)
      expect(reply.headers['content-range']).toBe(`bytes ${index}-${index}/1000`)
      rest = reply.body.subarray(1)
    }
    expect(rest).toHaveLength(0)
  })
})

test('content that comes with a refused method is not waited for, nor what may follow it', async () => {
  const fields = 'host: localhost\r\nexpect: 100-continue\r\ncontent-length: 1000000\r\n'
  const reply = parseReply(await exchange(serving.port, `POST ${town} HTTP/1.1\r\n${fields}\r\n`))
  expect(reply.status).toBe(405)
  expect(reply.headers.connection).toBe('close')
})

describe('/health', () => {
  test('says which edition is served and since when', async () => {
    const { status, headers, body } = await ask(serving.port, '/health')
    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' })
    expect(JSON.parse(body.toString())).toEqual({
      status: 'ok',
      live: true,
      ready: true,
      state: 'ok',
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      edition: serving.hash,
      composedAt: '2026-11-23T08:00:00.000Z',
    })
  })

  test('stays 200 when degraded, and says why', async () => {
    serving.state.fail({ kind: 'machine', reason: 'Le disque est en lecture seule.', report: '' })
    const { status, body } = await ask(serving.port, '/health?verbose')
    serving.state.succeed()
    expect(status).toBe(200)
    expect(JSON.parse(body.toString())).toMatchObject({
      status: 'degraded',
      state: 'degraded-machine',
      reason: 'Le disque est en lecture seule.',
      edition: serving.hash,
    })
  })

  test('tells apart whether the server lives and whether readers are to be sent to it', async () => {
    const ready = async () => (await ask(serving.port, '/health/ready')).status
    const live = async () => (await ask(serving.port, '/health/live')).status
    expect([await live(), await ready()]).toEqual([200, 200])
    let now = Date.now()
    const state = new EditionState({ maxOutdated: 60_000, now: () => now })
    const other = await serveDuringTest(
      { documents: { '/': { content: 'Accueil' } } },
      { health: () => state.health() },
    )
    state.begin()
    state.fail({ kind: 'machine', reason: 'Il n’y a plus de place sur le disque.', report: '' })
    expect((await ask(other.port, '/health/ready')).status).toBe(200)
    now += 60_001
    const late = await ask(other.port, '/health/ready')
    expect([late.status, JSON.parse(late.body.toString()).ready]).toEqual([503, false])
    expect((await ask(other.port, '/health/live')).status).toBe(200)
    expect((await ask(other.port, '/health')).status).toBe(200)
    expect((await ask(other.port, '/')).status).toBe(200)
    expect((await ask(other.port, '/health/autre')).status).toBe(404)
  })

  test('is read only, as everything', async () => {
    expect((await ask(serving.port, '/health', { method: 'DELETE' })).status).toBe(405)
    expect((await ask(serving.port, '/health', { method: 'HEAD' })).body).toHaveLength(0)
  })
})
