import { fork } from 'node:child_process'
import { once } from 'node:events'
import { access, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentEdition, hashInService, listEditions, type Site } from '../../lib/edition/site-editions'
import { openEdition } from '../../lib/edition/store'
import { removeLeftovers } from '../../lib/edition/work-folder'
import { waitFor } from '../wait-for'
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

/** A site with content of its own, whose editions are in a folder of their own or in the one given. */
async function sampleSite(files: Record<string, string> = {}, editionsDir?: string): Promise<Site> {
  return {
    editionsDir: editionsDir ?? join(await temporaryFolder(), 'editions'),
    siteUrl: 'https://lien-social.example',
    contentDir: await contentWith({ ...sampleContent, ...files }),
  }
}

/** Starts a process that saves and makes editions; `output` is what it has printed. */
async function startMaker({ contentDir, editionsDir, siteUrl }: Site, name: string, count?: number) {
  const limit = count === undefined ? [] : [String(count)]
  const args = [composer, contentDir, editionsDir, siteUrl, name, ...limit]
  const child = fork(maker, args, { execArgv: [], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  // « exit » may come before the last of what it wrote.
  let isOver = false
  const ended = once(child, 'close').then(() => {
    isOver = true
  })
  return { child, ended, isOver: () => isOver, output: () => output.trim().split('\n') }
}

test('a server that is killed at any moment leaves an intact edition in service', async () => {
  const site = await sampleSite()
  const { editionsDir } = site
  const first = await startMaker(site, 'début', 1)
  await first.ended
  for (let round = 0; round < 8; round += 1) {
    const { child, ended } = await startMaker(site, `essai ${round}`)
    await delay(300 + 37 * round)
    child.kill('SIGKILL')
    await ended
    const hash = (await hashInService(site)) ?? ''
    await expect(openEdition(editionsDir, hash, 'bytes')).resolves.toMatchObject({ hash })
  }
  const last = await startMaker(site, 'fin', 1)
  await last.ended
  expect(last.output()).toEqual([await hashInService(site)])
  // The composers of the killed servers end by themselves.
  await waitFor(async () => {
    await removeLeftovers(editionsDir)
    expect(await leftovers(editionsDir)).toEqual([])
  })
})

test('a composer that is caught in a text ends all the same when its server is killed', async () => {
  const site = await sampleSite({ 'conduite.txt': 'boucle' })
  const { editionsDir } = site
  const { child, ended } = await startMaker(site, 'boucle', 1)
  const composerPid = await waitFor(async () => {
    const [name = ''] = await leftovers(editionsDir)
    await access(join(editionsDir, name, 'content/1/sourd'))
    return Number(name.split('-')[2])
  })
  expect(isRunning(composerPid)).toBe(true)
  child.kill('SIGKILL')
  await ended
  await waitFor(() => expect(isRunning(composerPid)).toBe(false))
})

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('two servers that share a folder of editions, and one that reads it, do not disturb each other', async () => {
  const site = await sampleSite()
  const { editionsDir } = site
  const makers = await Promise.all(['un', 'deux'].map((name) => startMaker(site, name, 15)))
  const areRunning = () => makers.some(({ isOver }) => !isOver())
  let reads = 0
  while (areRunning()) {
    if (await currentEdition(site)) reads += 1
    await delay(5)
  }
  expect(reads).toBeGreaterThan(0)
  for (const { output } of makers) {
    expect(output()).toHaveLength(15)
    expect(output().filter((line) => !/^[0-9a-f]{16}$/.test(line))).toEqual([])
  }
  const kept = await listEditions(site)
  expect(kept).toHaveLength(5)
  for (const { hash } of kept) await expect(openEdition(editionsDir, hash, 'bytes')).resolves.toBeDefined()
  expect(makers.map(({ output }) => output().at(-1))).toContain(await hashInService(site))
  await removeLeftovers(editionsDir)
  expect(await leftovers(editionsDir)).toEqual([])
})

test('two servers of different sites that share a folder of editions change nothing of one another', async () => {
  const one = await sampleSite()
  const other = { ...(await sampleSite({}, one.editionsDir)), siteUrl: 'http://localhost:3177' }
  const makers = await Promise.all([startMaker(one, 'un', 12), startMaker(other, 'deux', 12)])
  await Promise.all(makers.map(({ ended }) => ended))
  for (const [index, site] of [one, other].entries()) {
    const made = makers[index]?.output() ?? []
    expect(made.filter((line) => /^[0-9a-f]{16}$/.test(line))).toHaveLength(12)
    expect(await hashInService(site)).toBe(made.at(-1))
    const kept = await listEditions(site)
    expect(kept.map(({ hash }) => hash).sort()).toEqual(made.slice(-5).sort())
    for (const { hash } of kept)
      await expect(openEdition(one.editionsDir, hash, 'bytes')).resolves.toBeDefined()
  }
})
