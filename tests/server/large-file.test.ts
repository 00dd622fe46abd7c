import { randomBytes } from 'node:crypto'
import { rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openEdition } from '../../lib/server/loaded-edition'
import { writeEdition } from './sample-edition'
import { serveDuringTest } from './serving'
import { ask, parseReply, readToEnd, stalledClient } from './wire'

// More than the 8 MiB that are kept in memory, and more than the buffers between two ends of a connection hold.
const original = randomBytes(24 * 1024 * 1024)
const documents = (content: Buffer) => ({ '/cahier.pdf': { content }, '/': { content: 'Accueil' } })

test('a large file is sent whole and in part', async () => {
  const serving = await serveDuringTest({ documents: documents(original) })
  const whole = await ask(serving.port, '/cahier.pdf')
  expect(whole.status).toBe(200)
  expect(whole.body.equals(original)).toBe(true)

  const start = 10_000_000
  const part = await ask(serving.port, '/cahier.pdf', {
    headers: { range: `bytes=${start}-${start + 999_999}` },
  })
  expect(part.status).toBe(206)
  expect(part.headers['content-range']).toBe(`bytes ${start}-${start + 999_999}/${original.length}`)
  expect(part.body.equals(original.subarray(start, start + 1_000_000))).toBe(true)

  const head = await ask(serving.port, '/cahier.pdf', { method: 'HEAD' })
  expect(head.headers['content-length']).toBe(String(original.length))
  expect(head.body).toHaveLength(0)
})

test('several download it at once', async () => {
  const { port } = await serveDuringTest({ documents: documents(original) })
  const replies = await Promise.all(
    [0, 1, 2, 3].map((index) =>
      ask(port, '/cahier.pdf', { headers: { range: `bytes=${index * 3_000_000}-` } }),
    ),
  )
  for (const [index, { body }] of replies.entries()) {
    expect(body.equals(original.subarray(index * 3_000_000))).toBe(true)
  }
})

test('a download goes on with its own bytes while another edition takes over and the first is deleted', async () => {
  const { server, port, editions, folder } = await serveDuringTest({ documents: documents(original) })
  const client = await stalledClient(port, '/cahier.pdf')

  const replacement = randomBytes(original.length)
  const next = await writeEdition(editions, { documents: documents(replacement) })
  server.use(await openEdition(next.folder))
  await rm(folder, { recursive: true })

  const later = await ask(port, '/cahier.pdf')
  expect(later.body.equals(replacement)).toBe(true)
  const first = parseReply(await readToEnd(client))
  expect(first.status).toBe(200)
  expect(first.body.equals(original)).toBe(true)
})

test('a reader who leaves in the middle harms nobody', async () => {
  const { server, port, editions, events } = await serveDuringTest({ documents: documents(original) })
  const client = await stalledClient(port, '/cahier.pdf')
  client.destroy()
  const next = await writeEdition(editions, { documents: documents(randomBytes(9 * 1024 * 1024)) })
  server.use(await openEdition(next.folder))
  expect((await ask(port, '/')).status).toBe(200)
  expect(events).toEqual([])
})

test('a file that breaks off is never passed off as whole', async () => {
  const { port, folder, events } = await serveDuringTest({ documents: documents(original) })
  await truncate(join(folder, 'site/cahier.pdf'), 12_000_000)
  const reply = await ask(port, '/cahier.pdf').catch(() => undefined)
  expect(reply?.body.length ?? 0).toBeLessThan(Number(reply?.headers['content-length'] ?? 1))
  expect(events).toEqual([
    {
      level: 'error',
      event: 'answer.failed',
      message: expect.stringContaining('le fichier s’arrête à l’octet 12000000'),
    },
  ])
  expect((await ask(port, '/')).status).toBe(200)
})
