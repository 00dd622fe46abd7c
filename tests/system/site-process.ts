import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../../lib/commands/bench/free-port'

export const project = join(import.meta.dirname, '../..')

/** The build that `npm test` makes sure of before it runs any test. */
export function buildFolder(): string {
  const name = process.env.NEXT_DIST_DIR
  if (!name) throw new Error('NEXT_DIST_DIR is not set: run these tests by « npm test -- unit ».')
  return join(project, name)
}

/** A process of the site that answers at `origin`; what it printed so far stands in `output`. */
export interface SiteProcess {
  readonly origin: string
  readonly child: ChildProcess
  readonly output: () => string
  stop(): Promise<void>
}

interface Settings {
  readonly contentDir: string
  /** Its own origin unless told otherwise. */
  readonly siteUrl?: string
  readonly editionsDir?: string
  /** What the composer of an edition tells the app of its snapshot. */
  readonly contentHash?: string
}

/** `npm start` on a free port, without the launcher. */
export function startSite(settings: Settings): Promise<SiteProcess> {
  return startProcess([join(buildFolder(), 'commands', 'start.mjs')], settings)
}

/** A plain `next start` of the same app on a free port. */
export function startNext(settings: Settings): Promise<SiteProcess> {
  const next = join(project, 'node_modules', 'next', 'dist', 'bin', 'next')
  return startProcess([next, 'start', '-H', '127.0.0.1'], settings)
}

async function startProcess(
  args: readonly string[],
  { contentDir, editionsDir, siteUrl, contentHash }: Settings,
): Promise<SiteProcess> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  let output = ''
  const child = spawn(process.execPath, args, {
    cwd: project,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      SITE_URL: siteUrl ?? origin,
      CONTENT_DIR: contentDir,
      ...(editionsDir && { EDITIONS_DIR: editionsDir }),
      ...(contentHash && { CONTENT_HASH: contentHash }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  while (!(await fetch(`${origin}/robots.txt`).catch(() => undefined))) {
    if (child.exitCode !== null) throw new Error(`The site did not start:\n${output}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    origin,
    child,
    output: () => output,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** The processes that a process started; none where the system does not say (only Linux does). */
export async function childrenOf(pid: number): Promise<number[]> {
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  return list.split(' ').filter(Boolean).map(Number)
}
