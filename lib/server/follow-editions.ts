import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Made } from '../edition/make-edition'
import { hashInService, listEditions } from '../edition/store'
import { type LoadedEdition, openEdition } from './loaded-edition'
import type { Log } from './log'
import type { RunningServer } from './server'
import { watchContent } from './watch'

/** Where editions come from and go to. Paths are absolute. */
export interface Followed {
  readonly contentDir: string
  readonly editionsDir: string
  /** Makes the edition of the content as it is now. */
  readonly make: () => Promise<Made>
  readonly log: Log
}

export interface Following {
  /** Makes the edition of the content as it is now, once for any number of calls that come while one is made. */
  refresh(): void
  close(): Promise<void>
}

/** Milliseconds between two looks at which edition is in service: `npm run editions -- use` works within a second. */
const round = 300

/**
 * Keeps a running server on the edition in service: makes a new one when the content changes, and takes over the
 * one that another process chose or made. On failure the last good edition stays and `/health` says so.
 */
export async function followEditions(server: RunningServer, followed: Followed): Promise<Following> {
  const { contentDir, editionsDir, make, log } = followed
  const closing = new AbortController()
  let making: Promise<void> | undefined
  let isOutdated = false
  /** What was last warned of: said once, not at each save. */
  let warned: string | undefined

  const takeOver = async (): Promise<void> => {
    const hash = await hashInService(editionsDir)
    if (hash === undefined || hash === server.edition.hash) return
    try {
      server.use(await loadEdition(editionsDir, hash, log), await composedAt(editionsDir, hash))
      log.info('edition.served', `Édition ${hash} en service.`, { edition: hash })
    } catch (error) {
      log.error('edition.unreadable', `L’édition ${hash} ne peut pas être servie ; la précédente reste.`, {
        error,
      })
    }
  }
  const makeUntilCurrent = async (): Promise<void> => {
    do {
      isOutdated = false
      const made = await make()
      if (made.status === 'refused') {
        server.setHealth('degraded')
        log.error('content.refused', `La dernière bonne édition reste en service.\n\n${made.report}`)
      } else {
        await takeOver()
        server.setHealth('ok')
        if (made.warnings !== undefined && made.warnings !== warned) {
          logWarnings(made.warnings, log)
          warned = made.warnings
        }
      }
    } while (isOutdated && !closing.signal.aborted)
  }
  const refresh = (): void => {
    isOutdated = true
    making ??= makeUntilCurrent().finally(() => {
      making = undefined
    })
  }
  const watch = await watchContent(contentDir, { onChange: refresh, log })
  const rounds = (async () => {
    while (!closing.signal.aborted) {
      await delay(round, undefined, { signal: closing.signal, ref: false }).catch(() => undefined)
      if (!making && !closing.signal.aborted) await takeOver()
    }
  })()
  return {
    refresh,
    close: async () => {
      closing.abort()
      await watch.close()
      await Promise.all([rounds, making])
    },
  }
}

/** Tells what editors should know of the content though it was published. */
export function logWarnings(warnings: string, log: Log): void {
  log.warn('content.warned', `Le contenu est publié, avec des avertissements.\n\n${warnings}`)
}

/** Opens an edition for serving, with the hashed assets of the other kept ones. Throws `DamagedEdition`. */
export async function loadEdition(editionsDir: string, hash: string, log: Log): Promise<LoadedEdition> {
  const kept = (await listEditions(editionsDir)).filter((edition) => edition.hash !== hash)
  return openEdition(join(editionsDir, hash), {
    kept: kept.map((edition) => join(editionsDir, edition.hash)),
    unreadable: (error) => log.warn('edition.unreadable', error.message),
  })
}

/** When a kept edition was composed. */
export async function composedAt(editionsDir: string, hash: string): Promise<Date> {
  const edition = (await listEditions(editionsDir)).find((item) => item.hash === hash)
  return edition?.composedAt ?? new Date(0)
}
