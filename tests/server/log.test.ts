import { execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, constants, openSync, readFileSync, readSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { build } from 'esbuild'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createLog, type Log, wantsAccessLog } from '../../lib/server/log'
import { createPlainLog } from '../../lib/server/plain-log'
import { waitFor } from '../wait-for'
import { temporaryFolder, writeEdition } from './sample-edition'
import { recordingLog, serveDuringTest } from './serving'
import { ask } from './wire'

const sample = { documents: { '/': { content: 'Accueil' } } }

/** What a log writes to both streams. */
function written(create: (out: PassThrough, err: PassThrough) => Log, tell: (log: Log) => void) {
  const [out, err] = [new PassThrough(), new PassThrough()]
  tell(create(out, err))
  return { out: String(out.read() ?? ''), err: String(err.read() ?? '') }
}

test('an event is one line of JSON', () => {
  const { out, err } = written(createLog, (log) => {
    log.info('edition.served', 'Nouvelle édition\nen service.', { edition: 'ab12' })
    log.error('compose.failed', 'La composition a échoué.', { error: new Error('délai dépassé') })
  })
  expect(out).toMatch(/^[^\n]+\n$/)
  expect(JSON.parse(out)).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    level: 'info',
    event: 'edition.served',
    message: 'Nouvelle édition\nen service.',
    edition: 'ab12',
  })
  expect(JSON.parse(err)).toMatchObject({ level: 'error', error: 'délai dépassé' })
})

test('at a terminal an event is its sentence, and what is wrong is marked', () => {
  const { out, err } = written(createPlainLog, (log) => {
    log.info('server.ready', 'Site prêt : http://localhost:3000')
    log.warn('watch.impaired', 'Un dossier n’est pas surveillé.')
    log.error('content.refused', 'La dernière bonne édition reste en service.')
  })
  expect(out).toBe('Site prêt : http://localhost:3000\n')
  expect(err).toBe(
    'Attention : Un dossier n’est pas surveillé.\nErreur : La dernière bonne édition reste en service.\n',
  )
})

test.each([
  ['JSON', createLog],
  ['plain', createPlainLog],
])('no sign commands the terminal, %s', (_, create) => {
  const message = 'vu : \u001B[2J\u0007\u009B2J\u202Etxt\u2066\u2028\u0085\u007F\r, Besançon – n° 7'
  const { out } = written(create, (log) => log.info('request', message, { url: '/\u009B2J' }))
  expect(out).toMatch(/^[^\p{Cc}\p{Bidi_Control}\u2028\u2029]+\n$/u)
  expect(out).toContain('Besançon – n° 7')
  if (create === createLog) expect(JSON.parse(out)).toMatchObject({ message, url: '/\u009B2J' })
})

test('answers are logged only when asked', async () => {
  expect(wantsAccessLog({})).toBe(false)
  expect(wantsAccessLog({ ACCESS_LOG: '0' })).toBe(false)
  expect(wantsAccessLog({ ACCESS_LOG: '1' })).toBe(true)

  const quiet = await serveDuringTest(sample)
  await ask(quiet.port, '/')
  expect(quiet.events).toEqual([])

  const log = recordingLog()
  const told = await serveDuringTest(sample, { log, accessLog: true })
  await ask(told.port, '/?q=lien')
  expect(log.events).toEqual([{ level: 'info', event: 'request', message: 'GET /?q=lien' }])
})

describe.each(['json', 'plain'])('a log that cannot be written (%s)', (form) => {
  let program: string
  let folder: string
  beforeAll(async () => {
    const { path, remove } = await temporaryFolder()
    program = join(path, 'logging-server.mjs')
    folder = (await writeEdition(path, sample)).folder
    await build({
      entryPoints: [join(import.meta.dirname, 'logging-server.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
    })
    return remove
  })

  /** Serves, with standard output and error going to this descriptor; returns how to ask for many answers, and to end it. */
  async function serveTo(descriptor: number) {
    const child = fork(program, [folder, form], { stdio: ['ignore', descriptor, descriptor, 'ipc'] })
    closeSync(descriptor)
    onTestFinished(() => void child.kill('SIGKILL'))
    const ended = once(child, 'exit')
    const died = ended.then(([code, signal]) => {
      throw new Error(`The server has ended: ${code ?? signal}.`)
    })
    died.catch(() => {})
    const [port] = await Promise.race([once(child, 'message'), died])
    const end = async () => {
      child.kill('SIGTERM')
      await ended
    }
    const answers = async (times: number) => {
      for (let index = 0; index < times; index++) {
        const { status } = await Promise.race([ask(Number(port), `/?${index}${'a'.repeat(10_000)}`), died])
        expect(status).toBe(200)
      }
    }
    return { answers, end }
  }

  /** A pipe: what is written to one end comes out of the other. */
  async function pipe() {
    const { path, remove } = await temporaryFolder()
    onTestFinished(remove)
    execFileSync('mkfifo', [join(path, 'tube')])
    const reader = openSync(join(path, 'tube'), constants.O_RDONLY | constants.O_NONBLOCK)
    return { reader, writer: openSync(join(path, 'tube'), constants.O_WRONLY) }
  }

  const lost = /(\d+) lignes y manquent/g

  test('because nobody reads it any more', async () => {
    const { reader, writer } = await pipe()
    const { answers } = await serveTo(writer)
    closeSync(reader)
    await answers(20)
  })

  test('because every write fails, from the first', async () => {
    const { answers } = await serveTo(openSync('/dev/full', 'w'))
    await answers(20)
  })

  test('because its reader has stopped: a bounded part waits, the rest is counted', async () => {
    const { reader, writer } = await pipe()
    onTestFinished(() => closeSync(reader))
    const { answers } = await serveTo(writer)
    // Each is told on both streams, by 10 kB at least; 1 MiB may wait for each.
    await answers(200)
    let text = ''
    const counts = () => [...text.matchAll(lost)].map(([, count]) => Number(count))
    await waitFor(() => {
      text += readAvailable(reader)
      expect(counts()).toHaveLength(2)
    })
    await answers(1)
    await waitFor(() => {
      text += readAvailable(reader)
      expect(text.match(/GET \/\?0a+/g)).toHaveLength(4)
    })
    expect(text.length).toBeLessThan(4 * 1024 * 1024)
    // Not by lines: those of the two streams fall into one another where the pipe took a part of one.
    const whole = text.match(/Début|GET \//g)?.length ?? 0
    const uncounted = 2 * (1 + 200 + 1) - whole - counts().reduce((sum, count) => sum + count, 0)
    expect(uncounted).toBe(0)
  })

  test('because its reader has stopped does not keep the server from ending', async () => {
    const { reader, writer } = await pipe()
    onTestFinished(() => closeSync(reader))
    const { answers, end } = await serveTo(writer)
    await answers(50)
    await end()
  })

  test('because the disk is full, until there is room again', async ({ skip }) => {
    const { path, remove } = await temporaryFolder()
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', path], { stdio: 'ignore' })
    } catch (error) {
      await remove()
      if (process.env.REQUIRE_SYSTEM_TOOLS === '1') throw error
      return skip('Monter un disque demande d’être administrateur.')
    }
    onTestFinished(async () => {
      execFileSync('umount', ['--lazy', path])
      await remove()
    })
    writeFileSync(join(path, 'lest'), Buffer.alloc(400 * 1024))
    const journal = join(path, 'journal')
    const { answers } = await serveTo(openSync(journal, 'a'))
    await answers(20)
    await rm(join(path, 'lest'))
    await answers(2)
    await waitFor(() => expect(readFileSync(journal, 'utf8')).toMatch(lost))
    const lines = readFileSync(journal, 'utf8').split('\n')
    const told = lines.findLastIndex((line) => line.includes('lignes y manquent'))
    // What stands after it is whole again.
    expect(lines.at(told + 1)).toContain('GET /?0')
  })
})

function readAvailable(descriptor: number): string {
  const bytes = Buffer.alloc(1024 * 1024)
  try {
    return bytes.toString('utf8', 0, readSync(descriptor, bytes))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return ''
    throw error
  }
}
