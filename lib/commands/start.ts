import { join } from 'node:path'
import { codeKey, editionKey } from '../edition/key'
import type { Made } from '../edition/make-edition'
import type { Composer } from '../edition/open-composer'
import { contentHash } from '../edition/snapshot'
import { currentEdition } from '../edition/store'
import { composedAt, followEditions, loadEdition, logWarnings } from '../server/follow-editions'
import type { LoadedEdition } from '../server/loaded-edition'
import { createLog, type Log, wantsAccessLog } from '../server/log'
import { createPlainLog } from '../server/plain-log'
import { startServer } from '../server/server'
import { settings } from '../settings'
import { runCommand } from './run-command'

/*
 * npm start: serves the edition in service at once if there is one, and makes that of the content if it is another.
 * What composes is loaded only when there is something to compose: the server alone starts in a fraction of a second.
 */
await runCommand(async () => {
  const { port, host, siteUrl, contentDir, editionsDir } = settings()
  const log: Log = process.stdout.isTTY ? createPlainLog() : createLog()
  let composer: Composer | undefined
  const make = async (): Promise<Made> => {
    const [{ makeEdition }, { composerOfBuild }] = await Promise.all([
      import('../edition/make-edition'),
      import('./composer-of-build'),
    ])
    composer ??= composerOfBuild((text) => log.warn('composer.output', text.trimEnd()))
    return makeEdition({ composer, contentDir, editionsDir, siteUrl })
  }

  const inService = await readyEdition(editionsDir, log)
  if (!inService) log.info('edition.composing', 'Composition de l’édition…')
  const first = inService ?? (await firstEdition(make, editionsDir, log))
  if (!first) {
    await composer?.close()
    return 1
  }
  const server = await startServer({
    port,
    host,
    log,
    edition: first.edition,
    composedAt: await composedAt(editionsDir, first.edition.hash),
    accessLog: wantsAccessLog(),
  })
  const shown =
    host === '127.0.0.1' || host === '::1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host
  const url = `http://${shown}:${server.port}${first.edition.base}`
  log.info('server.ready', `Site prêt : ${url}`, {
    url,
    edition: first.edition.hash,
  })
  const following = await followEditions(server, { contentDir, editionsDir, make, log })
  if (inService && inService.key !== (await keyOfContent(contentDir, siteUrl))) following.refresh()

  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
  log.info('server.closing', 'Arrêt : les téléchargements en cours se terminent.')
  await server.close()
  await composer?.close()
  await following.close()
  return 0
})

interface Ready {
  readonly edition: LoadedEdition
  readonly key?: string
}

/** The edition in service, when it is whole. */
async function readyEdition(editionsDir: string, log: Log): Promise<Ready | undefined> {
  try {
    const current = await currentEdition(editionsDir)
    return (
      current && { edition: await loadEdition(editionsDir, current.hash, log), key: current.manifest.key }
    )
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    log.warn('edition.damaged', `L’édition en service est abîmée ; elle est composée de nouveau. ${reason}`)
    return undefined
  }
}

async function firstEdition(
  make: () => Promise<Made>,
  editionsDir: string,
  log: Log,
): Promise<Ready | undefined> {
  const made = await make()
  if (made.status === 'refused') {
    log.error('content.refused', made.report)
    return undefined
  }
  if (made.warnings !== undefined) logWarnings(made.warnings, log)
  return { edition: await loadEdition(editionsDir, made.edition.hash, log) }
}

async function keyOfContent(contentDir: string, siteUrl: string): Promise<string> {
  const code = await codeKey(join(process.cwd(), process.env.NEXT_DIST_DIR || '.next'))
  return editionKey({ content: await contentHash(contentDir), siteUrl, code })
}
