import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Fault, faultOf, MachineFault } from '../../lib/edition/fault'
import type { Made } from '../../lib/edition/make-edition'
import { Refusal } from '../../lib/edition/refusal'
import { hashInService, pinEdition, type Site, serveContent } from '../../lib/edition/site-editions'
import { openEdition } from '../../lib/edition/store'
import { EditionState } from '../../lib/server/edition-state'
import { EditionFollower } from '../../lib/server/follow-editions'
import { startServer } from '../../lib/server/server'
import { waitFor } from '../wait-for'
import { temporaryFolder, writeEdition } from './sample-edition'
import { recordingLog } from './serving'
import { ask } from './wire'

const large = Buffer.alloc(9 * 1024 * 1024, 'Valenciennes ')
const full = faultOf(Object.assign(new Error(), { code: 'ENOSPC', syscall: 'write' }))
const gone = faultOf(new MachineFault('Le dossier du contenu n’est pas là.', 'Il n’est pas là.'))
const refused = faultOf(new Refusal('villes/besancon.md:4:7  date-invalide'))

/** A site, and the way to put an edition of it into service: one page, which is a text, and a file too large for memory. */
async function workshop() {
  const root = await temporaryFolder()
  onTestFinished(() => root.remove())
  const site: Site = {
    editionsDir: join(root.path, 'editions'),
    siteUrl: 'https://exemple.fr',
    contentDir: join(root.path, 'content'),
  }
  for (const folder of [site.editionsDir, site.contentDir]) await mkdir(folder)
  /** Writes an edition and puts it into service, as another process may. */
  const put = async (text: string): Promise<string> => {
    const documents = {
      '/': { content: text },
      '/cahier.pdf': { content: Buffer.concat([Buffer.from(text), large]) },
    }
    const { hash } = await writeEdition(site.editionsDir, { documents })
    await serveContent(site, hash)
    return hash
  }
  return { root: root.path, site, put }
}

interface Started {
  readonly made?: () => Promise<Fault | string>
}

/** Starts a server that follows the site, as « npm start » does. `made` gives what comes of each making: a text, or a fault. */
async function start(site: Site, put: (text: string) => Promise<string>, { made }: Started = {}) {
  const log = recordingLog()
  const state = new EditionState({ maxOutdated: 3_600_000 })
  const stop = new AbortController()
  let tries = 0
  const make = async (): Promise<Made> => {
    tries += 1
    const result = (await made?.()) ?? refused
    if (typeof result !== 'string') return { status: 'refused', ...result }
    const hash = await put(result)
    const edition = await openEdition(site.editionsDir, hash, 'lengths')
    return { status: 'made', edition, isInService: true }
  }
  const key = async () => 'f'.repeat(64)
  const follower = new EditionFollower({ site, make, key, state, log, stop: stop.signal })
  const starting = (async () => {
    const edition = await follower.first()
    if (!edition) return undefined
    const server = await startServer({
      port: 0,
      host: '127.0.0.1',
      log,
      edition,
      health: () => state.health(),
    })
    return { server, following: follower.follow(server) }
  })()
  onTestFinished(async () => {
    stop.abort()
    const started = await starting
    await started?.server.close()
    await started?.following
  })
  return {
    log,
    state,
    stop,
    starting,
    tries: () => tries,
    events: () => log.events.map(({ event }) => event),
  }
}

const page = async (port: number) => (await ask(port, '/')).body.toString()

async function flip(site: Site, hash: string, file: string, position = 0): Promise<void> {
  const handle = await open(join(site.editionsDir, hash, 'site', file), 'r+')
  await handle.write('X', position)
  await handle.close()
}

describe('at the start', () => {
  test('the edition in service is served, and nothing is made', async () => {
    const { site, put } = await workshop()
    await put('Un')
    const { starting, tries, state } = await start(site, put)
    expect(await page((await starting)?.server.port ?? 0)).toBe('Un')
    expect(state.health().state).toBe('ok')
    expect(tries()).toBe(0)
  })

  test('of a damaged edition the newest intact one is served at once, and the damaged one is made again', async () => {
    const { site, put } = await workshop()
    await put('Un')
    const second = await put('Deux')
    await flip(site, second, 'index.html')
    let finish: (text: string) => void = () => {}
    const made = () =>
      new Promise<string>((resolve) => {
        finish = resolve
      })
    const { starting, state, events } = await start(site, put, { made })
    const port = (await starting)?.server.port ?? 0
    expect(await page(port)).toBe('Un')
    await waitFor(() => expect(state.health().outdatedSince).toBeDefined())
    expect(state.health()).toMatchObject({
      state: 'degraded-edition',
      reason: expect.stringContaining('abîmée'),
    })
    expect(events()).toContain('edition.damaged')
    finish('Deux')
    await waitFor(async () => expect(await page(port)).toBe('Deux'))
    expect(await hashInService(site)).toBe(second)
    await waitFor(() => expect(state.health().state).toBe('ok'))
  })

  test('with content that is refused as well, it goes on being served', async () => {
    const { site, put } = await workshop()
    await put('Un')
    await flip(site, await put('Deux'), 'index.html')
    const { starting, state } = await start(site, put, { made: async () => refused })
    const port = (await starting)?.server.port ?? 0
    await waitFor(() => expect(state.health().state).toBe('degraded-content'))
    expect(await page(port)).toBe('Un')
  })

  test('what the machine refuses is tried again until there is a first edition', async () => {
    const { site, put } = await workshop()
    const results: (Fault | string)[] = [full, full, 'Un']
    const { starting, tries, log, state } = await start(site, put, {
      made: async () => results.shift() ?? full,
    })
    await waitFor(() => expect(state.health().state).toBe('degraded-machine'))
    expect(await page((await starting)?.server.port ?? 0)).toBe('Un')
    expect(tries()).toBe(3)
    // Told once, and not at each try.
    expect(log.events.filter(({ event }) => event === 'machine.fault')).toEqual([
      expect.objectContaining({ message: expect.stringContaining('plus de place sur le disque') }),
    ])
  })

  test('refused content without any edition ends it; so does the wish that it end', async () => {
    const one = await workshop()
    expect(await (await start(one.site, one.put, { made: async () => refused })).starting).toBeUndefined()
    const other = await workshop()
    const waiting = await start(other.site, other.put, { made: async () => gone })
    await waitFor(() => expect(waiting.state.health().state).toBe('degraded-machine'))
    waiting.stop.abort()
    expect(await waiting.starting).toBeUndefined()
  })
})

describe('while it serves', () => {
  test('a save that the machine refuses is published by itself once it can be', async () => {
    const { site, put } = await workshop()
    await put('Un')
    const results: (Fault | string)[] = [full, gone, 'Deux']
    const { starting, state, events } = await start(site, put, { made: async () => results.shift() ?? full })
    const port = (await starting)?.server.port ?? 0
    await waitFor(() => expect(state.health().state).toBe('ok'))
    await writeFile(join(site.contentDir, 'publication.md'), 'Deux')
    await waitFor(() =>
      expect(state.health()).toMatchObject({ state: 'degraded-machine', nextTry: expect.any(Date) }),
    )
    expect(await page(port)).toBe('Un')
    await waitFor(async () => expect(await page(port)).toBe('Deux'))
    await waitFor(() => expect(events()).toContain('fault.over'))
    expect(state.health().state).toBe('ok')
  })

  test('a chosen edition comes into service', async () => {
    const { site, put } = await workshop()
    const first = await put('Un')
    await put('Deux')
    const { starting } = await start(site, put)
    const port = (await starting)?.server.port ?? 0
    expect(await page(port)).toBe('Deux')
    await pinEdition(site, first)
    await waitFor(async () => expect(await page(port)).toBe('Un'))
  })

  test('content that goes away is told, and what is served stays', async () => {
    const { site, put, root } = await workshop()
    await put('Un')
    const { starting, state } = await start(site, put, { made: async () => gone })
    const port = (await starting)?.server.port ?? 0
    await waitFor(() => expect(state.health().state).toBe('ok'))
    await rename(site.contentDir, join(root, 'ailleurs'))
    await waitFor(() =>
      expect(state.health()).toMatchObject({
        state: 'degraded-machine',
        reason: 'Le dossier du contenu n’est pas là.',
      }),
    )
    expect(await page(port)).toBe('Un')
  })

  test('a folder of editions that is taken away ends nothing, and is told once', async () => {
    const { site, put } = await workshop()
    await put('Un')
    const { starting } = await start(site, put)
    const port = (await starting)?.server.port ?? 0
    await rm(site.editionsDir, { recursive: true })
    await writeFile(site.editionsDir, '')
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(await page(port)).toBe('Un')
  })
})

describe('a large file that is damaged', () => {
  test('is not sent, and its edition is left for an intact one and made again', async () => {
    const { site, put } = await workshop()
    await put('Un')
    const second = await put('Deux')
    await flip(site, second, 'cahier.pdf', 5_000_000)
    let finish: (text: string) => void = () => {}
    const made = () =>
      new Promise<string>((resolve) => {
        finish = resolve
      })
    const { starting, state, events } = await start(site, put, { made })
    const port = (await starting)?.server.port ?? 0
    const early = await ask(port, '/cahier.pdf')
    expect(early.status === 503 || early.body.subarray(0, 2).toString() === 'Un').toBe(true)
    await waitFor(async () => expect(await page(port)).toBe('Un'))
    expect(events()).toContain('edition.damaged')
    expect(state.health().state).toBe('degraded-edition')
    expect((await ask(port, '/cahier.pdf')).body.equals(Buffer.concat([Buffer.from('Un'), large]))).toBe(true)
    expect(await readdir(site.editionsDir)).not.toContain(second)
    finish('Deux')
    await waitFor(async () => expect(await page(port)).toBe('Deux'))
    expect((await ask(port, '/cahier.pdf')).body.equals(Buffer.concat([Buffer.from('Deux'), large]))).toBe(
      true,
    )
  })

  test('while it serves, and alone, is answered 503 until it is made again; the pages stay', async () => {
    const { site, put } = await workshop()
    const hash = await put('Un')
    const results: (Fault | string)[] = [gone, 'Un']
    const { starting, state } = await start(site, put, { made: async () => results.shift() ?? gone })
    const port = (await starting)?.server.port ?? 0
    const whole = Buffer.concat([Buffer.from('Un'), large])
    expect((await ask(port, '/cahier.pdf')).body.equals(whole)).toBe(true)
    await flip(site, hash, 'cahier.pdf', 5_000_000)
    // Cut before the piece that holds the byte.
    const { body } = await ask(port, '/cahier.pdf')
    expect(body.length).toBeLessThan(5_000_000)
    expect(body.equals(whole.subarray(0, body.length))).toBe(true)
    const after = await ask(port, '/cahier.pdf', { headers: { range: 'bytes=0-99' } })
    expect([after.status, after.headers['retry-after']]).toEqual([503, '10'])
    expect(await page(port)).toBe('Un')
    expect(state.health().state).toMatch(/^degraded/)
    await waitFor(async () => expect((await ask(port, '/cahier.pdf')).status).toBe(200))
    expect((await ask(port, '/cahier.pdf')).body.equals(whole)).toBe(true)
    await waitFor(() => expect(state.health().state).toBe('ok'))
  })
})
