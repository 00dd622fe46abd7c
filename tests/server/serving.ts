import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { EditionState } from '../../lib/server/edition-state'
import { openEdition } from '../../lib/server/loaded-edition'
import type { Log } from '../../lib/server/log'
import { type RunningServer, type ServerOptions, startServer } from '../../lib/server/server'
import { type Sample, temporaryFolder, writeEdition } from './sample-edition'

export const composedAt = new Date('2026-11-23T08:00:00Z')

export interface LoggedEvent {
  readonly level: string
  readonly event: string
  readonly message: string
}

/** A log that keeps what it is told. */
export function recordingLog(): Log & { readonly events: LoggedEvent[] } {
  const events: LoggedEvent[] = []
  const writer = (level: string) => (event: string, message: string) => {
    events.push({ level, event, message })
  }
  return { events, info: writer('info'), warn: writer('warn'), error: writer('error') }
}

export interface Serving {
  readonly server: RunningServer
  /** What `/health` follows, unless the test gives its own. */
  readonly state: EditionState
  readonly port: number
  /** Where its edition lies, for others beside it. */
  readonly editions: string
  readonly folder: string
  readonly hash: string
  readonly events: readonly LoggedEvent[]
  end(): Promise<void>
}

/** Serves a sample edition on a free port. */
export async function serve(sample: Sample, options: Partial<ServerOptions> = {}): Promise<Serving> {
  const editions = await temporaryFolder()
  try {
    const { folder, hash } = await writeEdition(editions.path, sample)
    const log = recordingLog()
    await utimes(join(folder, 'manifest.json'), composedAt, composedAt)
    const edition = await openEdition(folder)
    const state = new EditionState()
    const health = () => state.health()
    const server = await startServer({ port: 0, host: '127.0.0.1', log, edition, health, ...options })
    const end = async () => {
      await server.close()
      await editions.remove()
    }
    return {
      server,
      state,
      port: server.port,
      editions: editions.path,
      folder,
      hash,
      events: log.events,
      end,
    }
  } catch (error) {
    await editions.remove()
    throw error
  }
}

/** The same, ended with the test that asks for it. */
export async function serveDuringTest(
  sample: Sample,
  options: Partial<ServerOptions> = {},
): Promise<Serving> {
  const serving = await serve(sample, options)
  onTestFinished(() => serving.end())
  return serving
}
