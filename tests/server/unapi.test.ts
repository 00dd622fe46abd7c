import { afterAll, beforeAll, expect, test } from 'vitest'
import { notFoundPage, pageHeaders } from './sample-edition'
import { type Serving, serve } from './serving'
import { ask } from './wire'

const xml = { 'content-type': 'application/xml; charset=utf-8' }
const ris = `TY  - RPRT\r\n${'KW  - lien social\r\n'.repeat(40)}ER  - \r\n`

let serving: Serving

beforeAll(async () => {
  serving = await serve({
    documents: { '/': { content: 'Accueil', headers: pageHeaders } },
    unapi: {
      id: 'le-cahier',
      formats: { content: '<formats/>', headers: xml },
      formatsOfRecord: { content: '<formats id="le-cahier"/>', headers: xml },
      ris: {
        content: ris,
        headers: { 'content-type': 'application/x-research-info-systems' },
        isCompressed: true,
      },
    },
  })
})
afterAll(() => serving.end())

test.each([
  ['/unapi', 200, '<formats/>'],
  ['/unapi?', 200, '<formats/>'],
  ['/unapi?id=le-cahier', 300, '<formats id="le-cahier"/>'],
  ['/unapi?id=le%2Dcahier&format=ris', 200, ris],
  ['http://localhost/unapi?format=ris&id=le-cahier', 200, ris],
  ['/unapi?id=autre', 404, notFoundPage.content],
  ['/unapi?id=autre&format=ris', 404, notFoundPage.content],
  ['/unapi?id=__proto__', 404, notFoundPage.content],
  ['/unapi?id=le-cahier&format=constructor', 406, undefined],
  ['/unapi?id=le-cahier&format=mods', 406, undefined],
  ['/unapi?format=ris', 400, undefined],
  ['/unapi?id=', 400, undefined],
  ['/unapi?id=le-cahier&format=', 400, undefined],
  ['/unapi?id=le-cahier&id=le-cahier', 400, undefined],
  ['/unapi?id=le-cahier&utm_source=x', 400, undefined],
])('%s → %i', async (target, status, body) => {
  const reply = await ask(serving.port, target)
  expect(reply.status).toBe(status)
  if (body !== undefined) expect(reply.body.toString()).toBe(body)
})

test('a refusal is a French sentence', async () => {
  const reply = await ask(serving.port, '/unapi?id=le-cahier&format=mods')
  expect(reply.headers['content-type']).toBe('text/plain; charset=utf-8')
  expect(reply.body.toString()).toBe('Cette notice n’existe pas dans ce format.\n')
})

test('a record is a document like any other: typed, compressed, revalidated', async () => {
  const target = '/unapi?id=le-cahier&format=ris'
  const whole = await ask(serving.port, target, { headers: { 'accept-encoding': 'br' } })
  expect(whole.headers).toMatchObject({
    'content-type': 'application/x-research-info-systems',
    'content-encoding': 'br',
  })
  const { etag = '' } = whole.headers
  const headers = { 'accept-encoding': 'br', 'if-none-match': etag }
  expect((await ask(serving.port, target, { headers })).status).toBe(304)
})

test('the choice of formats is sent whole, with HEAD as with GET', async () => {
  const headers = { range: 'bytes=0-3', 'if-none-match': '*' }
  const reply = await ask(serving.port, '/unapi?id=le-cahier', { method: 'HEAD', headers })
  expect(reply.status).toBe(300)
  expect(reply.headers['content-length']).toBe(String('<formats id="le-cahier"/>'.length))
  expect(reply.body).toHaveLength(0)
})

test('the files behind the answers have no address of their own', async () => {
  expect((await ask(serving.port, '/unapi/formats.xml')).status).toBe(404)
  expect((await ask(serving.port, '/unapi/le-cahier.ris')).status).toBe(404)
})

test('at every other address a query counts for nothing', async () => {
  expect((await ask(serving.port, '/?id=autre&format=mods')).status).toBe(200)
})
