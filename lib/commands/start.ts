import { join } from 'node:path'
import { codeKey, editionKey } from '../edition/key'
import { type Made, makeEdition } from '../edition/make-edition'
import type { Composer } from '../edition/open-composer'
import { contentHash } from '../edition/snapshot'
import { EditionState } from '../server/edition-state'
import { EditionFollower } from '../server/follow-editions'
import { endWithoutReader } from '../server/lines'
import { createLog, type Log, wantsAccessLog } from '../server/log'
import { createPlainLog } from '../server/plain-log'
import { startServer } from '../server/server'
import { settings } from '../settings'
import { composerOfBuild } from './composer-of-build'
import { runCommand } from './run-command'

/*
 * npm start: serves the newest intact edition at once if there is one, and makes that of the content if it is another.
 * What composes is another process, which starts when there is something to compose; what asks it is loaded with the rest:
 * of a module that is loaded late and for which no file is left to open, Node would keep the failure for ever.
 */
await runCommand(async () => {
  const stop = stopSignal()
  const { port, host, siteUrl, contentDir, editionsDir, maxOutdated } = settings()
  const log: Log = process.stdout.isTTY ? createPlainLog() : createLog()
  const site = { editionsDir, siteUrl, contentDir }
  const state = new EditionState({ maxOutdated })
  let composer: Composer | undefined
  const make = (): Promise<Made> => {
    composer ??= composerOfBuild((text) => log.warn('composer.output', text.trimEnd()))
    return makeEdition({ composer, ...site })
  }
  const key = async (): Promise<string> => {
    const code = await codeKey(join(process.cwd(), process.env.NEXT_DIST_DIR || '.next'))
    return editionKey({ content: await contentHash(contentDir), siteUrl, code })
  }
  const closing = () => log.info('server.closing', 'Arrêt : les téléchargements en cours se terminent.')
  // A composition under way would keep the process until it is done.
  stop.addEventListener('abort', () => void composer?.close())

  const follower = new EditionFollower({ site, make, key, state, log, stop })
  const edition = await follower.first()
  if (!edition || stop.aborted) {
    if (stop.aborted) closing()
    await composer?.close()
    return stop.aborted ? 0 : 1
  }
  const accessLog = wantsAccessLog()
  const server = await startServer({ port, host, log, edition, health: () => state.health(), accessLog })
  const shown =
    host === '127.0.0.1' || host === '::1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host
  const url = `http://${shown}:${server.port}${edition.base}`
  log.info('server.ready', `Site prêt : ${url}`, {
    url,
    edition: edition.hash,
  })
  const following = follower.follow(server)
  await Promise.race([following, aborted(stop)])
  closing()
  state.close()
  await server.close()
  await composer?.close()
  await following
  endWithoutReader()
  return 0
})

/** Aborted once the system, or a person, asks the server to end. */
function stopSignal(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort())
  return stop.signal
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
