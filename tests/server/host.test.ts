import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Serving, serve } from './serving'
import { exchange, parseReply } from './wire'

let serving: Serving
beforeAll(async () => {
  serving = await serve({ documents: { '/': { content: 'Accueil' } } })
})
afterAll(() => serving.end())

const statusOf = async (line: string, fields: string) =>
  parseReply(await exchange(serving.port, `${line}\r\n${fields}connection: close\r\n\r\n`)).status

describe('the Host field (RFC 9112, 3.2)', () => {
  test.each([
    'exemple.fr',
    'exemple.fr:8080',
    'EXEMPLE.fr:',
    '192.0.2.7',
    '[2001:db8::7]:443',
    'xn--besanon-xxa.fr',
    'a_b.local',
    'b%C3%A9.fr',
  ])('may be « %s »', async (host) => {
    expect(await statusOf('GET / HTTP/1.1', `Host: ${host}\r\n`)).toBe(200)
  })

  test.each(['a b', 'u@h', 'a/b', 'a, b', 'a:b', 'a:80:80', '[::1', '::1', 'a?b', 'a#b', 'b%C', ''])(
    'may not be « %s »',
    async (host) => {
      expect(await statusOf('GET / HTTP/1.1', `Host: ${host}\r\n`)).toBe(400)
      expect(await statusOf('GET / HTTP/1.0', `Host: ${host}\r\n`)).toBe(400)
    },
  )

  test('stands there once', async () => {
    expect(await statusOf('GET / HTTP/1.1', '')).toBe(400)
    expect(await statusOf('GET / HTTP/1.0', '')).toBe(200)
    expect(await statusOf('GET / HTTP/1.1', 'Host: a\r\nhOsT: a\r\n')).toBe(400)
    expect(await statusOf('GET / HTTP/1.0', 'Host: a\r\nHost: a\r\n')).toBe(400)
  })
})

test.each(['0.9', '2.0'])('HTTP/%s is not what is spoken here', async (version) => {
  expect(await statusOf(`GET / HTTP/${version}`, 'Host: a\r\n')).toBe(505)
})
