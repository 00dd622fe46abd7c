import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { access, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { currentEdition, hashInService, listEditions, openEdition } from '../../lib/edition/store'
import { removeLeftovers } from '../../lib/edition/work-folder'
import { patience } from '../patience'
import { sampleContent } from './sample-app'
import { bundled, contentWith, leftovers, temporaryFolder } from './workshop'

let programs: string
let maker: string
let composer: string

beforeAll(async () => {
  programs = join(tmpdir(), `edition-makers-${process.pid}`)
  maker = await bundled('sample-maker', programs)
  composer = await bundled('sample-composer', programs)
})
afterAll(() => rm(programs, { recursive: true, force: true }))

/** Starts a process that saves and makes editions; `output` is what it has printed. */
async function startMaker(
  editionsDir: string,
  name: string,
  count?: number,
  files: Record<string, string> = {},
) {
  const contentDir = await contentWith({ ...sampleContent, ...files })
  const args = [composer, contentDir, editionsDir, name, ...(count === undefined ? [] : [String(count)])]
  const child = fork(maker, args, { execArgv: [], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  return { child, output: () => output.trim().split('\n') }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

test('a server that is killed at any moment leaves an intact edition in service', async () => {
  const editionsDir = join(await temporaryFolder(), 'editions')
  const first = await startMaker(editionsDir, 'début', 1)
  await ended(first.child)
  for (let round = 0; round < 8; round += 1) {
    const { child } = await startMaker(editionsDir, `essai ${round}`)
    await delay(300 + 37 * round)
    child.kill('SIGKILL')
    await ended(child)
    const hash = (await hashInService(editionsDir)) ?? ''
    await expect(openEdition(editionsDir, hash, 'bytes')).resolves.toMatchObject({ hash })
  }
  const last = await startMaker(editionsDir, 'fin', 1)
  await ended(last.child)
  expect(last.output()).toEqual([await hashInService(editionsDir)])
  // The composers of the killed servers end by themselves.
  await vi.waitFor(async () => {
    await removeLeftovers(editionsDir)
    expect(await leftovers(editionsDir)).toEqual([])
  }, patience)
})

test('a composer that is caught in a text ends all the same when its server is killed', async () => {
  const editionsDir = join(await temporaryFolder(), 'editions')
  const { child } = await startMaker(editionsDir, 'boucle', 1, { 'conduite.txt': 'boucle' })
  const composerPid = await vi.waitFor(async () => {
    const [name = ''] = await leftovers(editionsDir)
    await access(join(editionsDir, name, 'content/1/sourd'))
    return Number(name.split('-')[2])
  }, patience)
  expect(isRunning(composerPid)).toBe(true)
  child.kill('SIGKILL')
  await ended(child)
  await vi.waitFor(() => expect(isRunning(composerPid)).toBe(false), patience)
})

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('two servers that share a folder of editions, and one that reads it, do not disturb each other', async () => {
  const editionsDir = join(await temporaryFolder(), 'editions')
  const makers = await Promise.all(['un', 'deux'].map((name) => startMaker(editionsDir, name, 15)))
  const areRunning = () => makers.some(({ child }) => child.exitCode === null)
  let reads = 0
  while (areRunning()) {
    if (await currentEdition(editionsDir)) reads += 1
    await delay(5)
  }
  expect(reads).toBeGreaterThan(0)
  for (const { output } of makers) {
    expect(output()).toHaveLength(15)
    expect(output().filter((line) => !/^[0-9a-f]{16}$/.test(line))).toEqual([])
  }
  const kept = await listEditions(editionsDir)
  expect(kept).toHaveLength(5)
  for (const { hash } of kept) await expect(openEdition(editionsDir, hash, 'bytes')).resolves.toBeDefined()
  expect(makers.map(({ output }) => output().at(-1))).toContain(await hashInService(editionsDir))
  await removeLeftovers(editionsDir)
  expect(await leftovers(editionsDir)).toEqual([])
})
