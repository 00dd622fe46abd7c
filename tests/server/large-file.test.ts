import { randomBytes } from 'node:crypto'
import { open, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openEdition } from '../../lib/server/loaded-edition'
import { temporaryFolder, writeEdition } from './sample-edition'
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

test('a file that is cut while it is served breaks off, and is answered 503 from then on', async () => {
  const { port, folder, events } = await serveDuringTest({ documents: documents(original) })
  expect((await ask(port, '/cahier.pdf')).body.equals(original)).toBe(true)
  await truncate(join(folder, 'site/cahier.pdf'), 12_000_000)
  const reply = await ask(port, '/cahier.pdf')
  expect(reply.body.length).toBeLessThan(Number(reply.headers['content-length']))
  expect(events).toEqual([
    {
      level: 'error',
      event: 'answer.failed',
      message: expect.stringContaining('Le fichier s’arrête à l’octet 12000000'),
    },
  ])
  const after = await ask(port, '/cahier.pdf')
  expect([after.status, after.headers['retry-after']]).toEqual([503, '10'])
  expect((await ask(port, '/')).status).toBe(200)
})

test('a byte that changes while it is served is sent to nobody, whole or in part', async () => {
  const { port, folder } = await serveDuringTest({ documents: documents(original) })
  expect((await ask(port, '/cahier.pdf')).status).toBe(200)
  await changeByte(join(folder, 'site/cahier.pdf'), 12_000_000)
  const before = await ask(port, '/cahier.pdf', { headers: { range: 'bytes=0-999999' } })
  expect(before.body.equals(original.subarray(0, 1_000_000))).toBe(true)
  const part = await ask(port, '/cahier.pdf', { headers: { range: 'bytes=12000000-12000099' } })
  expect(part.body).toHaveLength(0)
  expect((await ask(port, '/cahier.pdf')).status).toBe(503)
})

test('a byte that was changed before is found before the first is sent', async () => {
  const editions = await temporaryFolder()
  onTestFinished(() => editions.remove())
  const { folder, hash } = await writeEdition(editions.path, { documents: documents(original) })
  await changeByte(join(folder, 'site/cahier.pdf'), 23_000_000)
  const found: string[] = []
  const edition = await openEdition(folder, { damaged: (of, { message }) => found.push(of, message) })
  const { port } = await serveDuringTest({ documents: { '/': { content: 'Accueil' } } }, { edition })
  const replies = await Promise.all(
    ['bytes=0-9', 'bytes=23000000-', undefined].map((range) =>
      ask(port, '/cahier.pdf', { headers: range === undefined ? {} : { range } }),
    ),
  )
  expect(replies.map(({ status }) => status)).toEqual([503, 503, 503])
  expect(found).toEqual([
    hash,
    expect.stringMatching(/cahier\.pdf n’a pas l’empreinte que dit le manifeste$/),
  ])
})

async function changeByte(file: string, position: number): Promise<void> {
  const handle = await open(file, 'r+')
  const byte = Buffer.alloc(1)
  await handle.read(byte, 0, 1, position)
  await handle.write(Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, position)
  await handle.close()
}
