import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Serving, serve } from './serving'
import { ask, exchange, parseReply } from './wire'

let serving: Serving

beforeAll(async () => {
  serving = await serve({
    documents: {
      '/': { content: 'Accueil' },
      '/villes': { content: 'Les sept villes' },
      '/villes/besancon': { content: 'Besançon' },
      '/cahier.pdf': { content: '%PDF-1.7' },
      '/images/carte générale.png': { content: 'carte' },
    },
    redirects: { '/original.pdf': { status: 302, location: '/cahier.pdf', headers: {} } },
  })
})
afterAll(() => serving.end())

describe('another way to write an address leads to the one address', () => {
  test.each([
    ['/index', '/'],
    ['/index.html', '/'],
    ['/index.html/', '/'],
    ['//', '/'],
    ['/villes/', '/villes'],
    ['/villes//', '/villes'],
    ['/villes.html', '/villes'],
    ['/villes/index', '/villes'],
    ['/villes/index.html', '/villes'],
    ['/villes/besancon/', '/villes/besancon'],
    ['/villes/besancon.html', '/villes/besancon'],
    ['/villes//besancon', '/villes/besancon'],
    ['//villes/besancon', '/villes/besancon'],
    ['/villes/besan%63on', '/villes/besancon'],
    ['/cahier.pdf/', '/cahier.pdf'],
    ['/original.pdf/', '/original.pdf'],
    ['/images/carte%20g%c3%a9n%c3%a9rale.png', '/images/carte%20g%C3%A9n%C3%A9rale.png'],
    ['/villes/?page=2', '/villes'],
    ['http://localhost/villes/', '/villes'],
  ])('%s → %s', async (target, location) => {
    const reply = await ask(serving.port, target)
    expect(reply.status).toBe(301)
    expect(reply.headers.location).toBe(location)
    const next = await ask(serving.port, location)
    expect([200, 302]).toContain(next.status)
  })
})

describe('what is one address already is answered', () => {
  test.each([
    ['/images/carte%20g%C3%A9n%C3%A9rale.png', 'carte'],
    ['http://localhost/villes', 'Les sept villes'],
    ['HTTP://autre.example', 'Accueil'],
    ['http://autre.example?a=1', 'Accueil'],
    ['/?', 'Accueil'],
  ])('%s', async (target, content) => {
    const reply = await ask(serving.port, target)
    expect(reply.status).toBe(200)
    expect(reply.body.toString()).toBe(content)
  })
})

describe('what leads nowhere is not found, and sends nobody elsewhere', () => {
  test.each([
    '/atlantis/',
    '/atlantis.html',
    '/Villes',
    '/villes%2Fbesancon',
    '/villes/../villes',
    '/villes/./besancon',
    '/../../../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/..%5c..%5cwindows',
    '/%252e%252e/etc/passwd',
    '/manifest.json',
    '/../manifest.json',
    '/404.html',
    '/villes/besancon.html.br',
    '/villes%00',
    '/villes%00.html',
    '/villes\\besancon',
    '//evil.example',
    '//evil.example/',
    '//evil.example/..',
    '///evil.example/villes',
    '/\\evil.example/',
    '/%5Cevil.example/',
    '/%2F%2Fevil.example/',
    '/https://evil.example/',
    '/villes/%0d%0aset-cookie:%20a=b/',
    '/__proto__',
    '/constructor',
    '/toString/',
    '/villes;jsessionid=1',
    `/${'a/'.repeat(3_000)}`,
    `/${'/'.repeat(8_000)}x`,
    `/${'%41'.repeat(2_500)}`,
  ])('%s', async (target) => {
    const reply = await ask(serving.port, target)
    expect(reply.status).toBe(404)
    expect(reply.headers).not.toHaveProperty('location')
    expect(reply.body.toString()).toContain('Cette page n’existe pas')
  })
})

describe('what is no address is refused', () => {
  test.each([
    ['/villes%', 400],
    ['/%zz', 400],
    ['/%E9', 400],
    ['/%c0%ae%c0%ae/etc/passwd', 400],
    ['*', 400],
    ['villes', 400],
    ['ftp://localhost/villes', 400],
    ['javascript:alert(1)', 400],
    [`/${'a'.repeat(20_000)}`, 431],
  ])('%s', async (target, status) => {
    const reply = await ask(serving.port, target)
    expect(reply.status).toBe(status)
    expect(reply.headers).not.toHaveProperty('location')
  })

  test('a request without a host', async () => {
    const reply = parseReply(await exchange(serving.port, 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n'))
    expect(reply.status).toBe(400)
  })

  test('a request that hides a second one', async () => {
    const text =
      'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 6\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /villes HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n'
    const reply = (await exchange(serving.port, text)).toString()
    expect(reply).toMatch(/^HTTP\/1\.1 400 /)
    expect(reply).not.toContain('Les sept villes')
  })
})
