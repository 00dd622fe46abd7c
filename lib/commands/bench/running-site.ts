import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port'

/** A site started as `npm start` starts it, on a free port. */
export interface RunningSite {
  readonly origin: string
  readonly pid: number
  readonly contentDir: string
  readonly editionsDir: string
  /** Milliseconds from the start of the process to its first answer. */
  readonly firstAnswer: number
  stop(): Promise<void>
}

/** Starts the site of a content folder. `editionsDir` is kept for a second start; a new one is removed at the end. */
export async function startSite(contentDir: string, editionsDir?: string): Promise<RunningSite> {
  const folder = editionsDir ?? (await mkdtemp(join(tmpdir(), 'editions-')))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const start = performance.now()
  const child = spawn(process.execPath, [fileURLToPath(new URL('start.mjs', import.meta.url))], {
    env: {
      ...process.env,
      PORT: String(port),
      SITE_URL: origin,
      CONTENT_DIR: contentDir,
      EDITIONS_DIR: folder,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await answering(origin, child)
  const firstAnswer = performance.now() - start
  return {
    origin,
    pid: child.pid ?? 0,
    contentDir,
    editionsDir: folder,
    firstAnswer,
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      if (editionsDir === undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until the site answers. Throws when its process ends before. */
export async function answering(origin: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(`${origin}/`).catch(() => undefined)
    await answer?.arrayBuffer()
    if (answer) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`Le site ne démarre pas (statut ${child.exitCode}).`)
}

/** Resident memory of a process in mebibytes; NaN where the system does not say (only Linux does). */
export async function residentMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1024
}
