import { execFileSync } from 'node:child_process'
import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SiteSettings } from '../system/site-process'
import { publication, withReaders } from './publication'
import { mountSmallDisk } from './small-disk'
import { type Scenario, type Trial, until } from './trial'

/** The log cannot be written: the server goes on, and tells later how many lines are missing. */
export const log: Scenario = {
  name: 'journal',
  run: async (trial) => {
    await trial.part('Lecteur parti', () => onNobody(trial))
    await trial.part('/dev/full', () => onFullDevice(trial))
    await trial.part('Lecteur qui ne lit plus', () => onStalledReader(trial))
    await trial.part('Disque plein', () => onFullDisk(trial))
  },
}

/** A line for each answer, so that the log is written to without end. */
const environment = { ACCESS_LOG: '1' }

/** Makes lines so long that what they wait in is soon full. */
const padding = 'a'.repeat(2000)

/** Serves readers with this log while `meanwhile` waits for what is to be seen in it. */
async function serve(
  trial: Trial,
  log: FileHandle,
  meanwhile: (origin: string) => Promise<void>,
): Promise<void> {
  const settings: Partial<SiteSettings> = { log: log.fd, environment }
  const site = await publication(trial)
  await withReaders(
    trial,
    site,
    async ({ origin }) => {
      const wanted = trial.count({ full: 1500, short: 500 })
      for (let sent = 0; sent < wanted; sent += 20) {
        const turn = Array.from({ length: 20 }, (_, index) => fetch(`${origin}/?${sent + index}${padding}`))
        for (const answer of await Promise.all(turn)) {
          trial.check(answer.status === 200, `Statut ${answer.status} pendant que le journal manque.`)
          await answer.arrayBuffer()
        }
      }
      await meanwhile(origin)
    },
    settings,
  )
}

async function onNobody(trial: Trial): Promise<void> {
  const pipe = await namedPipe(trial)
  const reader = await open(pipe, constants.O_RDONLY | constants.O_NONBLOCK)
  const writer = await open(pipe, 'w')
  await reader.close()
  trial.after(() => writer.close())
  await serve(trial, writer, async () => {})
}

async function onFullDevice(trial: Trial): Promise<void> {
  const full = await open('/dev/full', 'w').catch(() => undefined)
  if (!full) return trial.skip('Ce système n’a pas de /dev/full.')
  trial.after(() => full.close())
  await serve(trial, full, async () => {})
}

/** Somebody has the pipe and does not read it. Once it is read again, the log says what is missing. */
async function onStalledReader(trial: Trial): Promise<void> {
  const pipe = await namedPipe(trial)
  const reader = await open(pipe, constants.O_RDONLY | constants.O_NONBLOCK)
  const writer = await open(pipe, 'w')
  trial.after(() => Promise.all([reader.close(), writer.close()]))
  await serve(trial, writer, async (origin) => {
    let written = ''
    await until('le compte des lignes perdues, une fois le journal lu', async () => {
      await (await fetch(`${origin}/`)).arrayBuffer()
      written += await readAvailable(reader)
      return tellsLoss(written)
    })
  })
}

async function onFullDisk(trial: Trial): Promise<void> {
  const folder = join(await trial.folder(), 'journal')
  await mkdir(folder)
  if (!mountSmallDisk(trial, folder, 64)) return
  const file = join(folder, 'site.log')
  // Something else fills it, and goes.
  const ballast = join(folder, 'autre')
  await writeFile(ballast, Buffer.alloc(48 * 1024))
  const handle = await open(file, 'a')
  trial.after(() => handle.close())
  await serve(trial, handle, async (origin) => {
    await rm(ballast)
    await until('le compte des lignes perdues, une fois la place rendue', async () => {
      await (await fetch(`${origin}/`)).arrayBuffer()
      return tellsLoss(await readFile(file, 'utf8'))
    })
  })
}

/** Whether the log says how many of its lines are missing. */
function tellsLoss(text: string): boolean {
  return text.split('\n').some((line) => /log\.|journal/i.test(line) && /\d+ lignes?/.test(line))
}

async function namedPipe(trial: Trial): Promise<string> {
  const path = join(await trial.folder(), 'journal')
  execFileSync('mkfifo', [path])
  return path
}

/** What a pipe holds now. */
async function readAvailable(pipe: FileHandle): Promise<string> {
  let text = ''
  for (;;) {
    const read = await pipe.read(Buffer.alloc(65_536)).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return undefined
      throw error
    })
    if (!read || read.bytesRead === 0) return text
    text += read.buffer.subarray(0, read.bytesRead).toString()
  }
}
