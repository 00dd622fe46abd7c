import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../../lib/commands/bench/free-port'

export const project = join(import.meta.dirname, '../..')

/** The build that `npm test` makes sure of before it runs any test. */
export function buildFolder(): string {
  const name = process.env.NEXT_DIST_DIR
  if (!name) throw new Error('NEXT_DIST_DIR is not set: run these tests by « npm test -- unit ».')
  return join(project, name)
}

/** How a process ended: by its own status, or by a signal. */
export interface End {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A process of the site, to answer at `origin`; what it printed so far stands in `output`. */
export interface SiteProcess {
  readonly origin: string
  readonly port: number
  readonly child: ChildProcess
  readonly output: () => string
  readonly isRunning: () => boolean
  readonly ended: Promise<End>
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<End>
  stop(): Promise<void>
}

export interface SiteSettings {
  readonly contentDir: string
  /** Its own origin unless told otherwise. */
  readonly siteUrl?: string
  readonly editionsDir?: string
  /** What the composer of an edition tells the app of its snapshot. */
  readonly contentHash?: string
  /** Any free one unless told otherwise. */
  readonly port?: number
  readonly environment?: Readonly<Record<string, string>>
  /** The open file that is its standard output and error, of which `output` then knows nothing. */
  readonly log?: number
  /** Its user and group, where the test may choose them. */
  readonly user?: number
  /** How many files it may have open. */
  readonly openFiles?: number
}

/** `npm start` on a free port, without the launcher; resolves once it answers. */
export async function startSite(settings: SiteSettings): Promise<SiteProcess> {
  return answering(await launchSite(settings))
}

/** The same, without waiting for its first answer. */
export function launchSite(settings: SiteSettings): Promise<SiteProcess> {
  return launch([join(buildFolder(), 'commands', 'start.mjs')], settings)
}

/** A plain `next start` of the same app on a free port. */
export async function startNext(settings: SiteSettings): Promise<SiteProcess> {
  const next = join(project, 'node_modules', 'next', 'dist', 'bin', 'next')
  return answering(await launch([next, 'start', '-H', '127.0.0.1'], settings))
}

async function launch(args: readonly string[], settings: SiteSettings): Promise<SiteProcess> {
  const port = settings.port ?? (await freePort())
  const origin = `http://127.0.0.1:${port}`
  const log = settings.log ?? 'pipe'
  let output = ''
  const [program, programArgs] = limited([process.execPath, ...args], settings.openFiles)
  const child = spawn(program, programArgs, {
    cwd: project,
    env: environment(settings, port, origin),
    stdio: ['ignore', log, log],
    ...(settings.user !== undefined && { uid: settings.user, gid: settings.user }),
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const ended = once(child, 'exit').then(([code, signal]): End => ({ code, signal }))
  const isRunning = () => child.exitCode === null && child.signalCode === null
  const end = (signal: NodeJS.Signals) => {
    if (isRunning()) child.kill(signal)
    return ended
  }
  const stop = async () => void (await end('SIGTERM'))
  return { origin, port, child, output: () => output, isRunning, ended, end, stop }
}

/** The command by way of a shell that bounds its open files. */
function limited(command: readonly string[], openFiles?: number): [program: string, args: string[]] {
  const [program = '', ...args] = command
  if (openFiles === undefined) return [program, args]
  return ['sh', ['-c', `ulimit -n ${openFiles} && exec "$@"`, 'sh', ...command]]
}

function environment(settings: SiteSettings, port: number, origin: string): NodeJS.ProcessEnv {
  const { contentDir, editionsDir, siteUrl, contentHash } = settings
  return {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    SITE_URL: siteUrl ?? origin,
    CONTENT_DIR: contentDir,
    ...(editionsDir && { EDITIONS_DIR: editionsDir }),
    ...(contentHash && { CONTENT_HASH: contentHash }),
    ...settings.environment,
  }
}

/** Far longer than the first composition takes on a machine that is ten times too busy. Milliseconds. */
const patience = 300_000

/** Waits until the process answers. Throws, with what it printed, when it ends before or never answers. */
export async function answering(site: SiteProcess): Promise<SiteProcess> {
  const signal = AbortSignal.timeout(patience)
  while (!(await fetch(`${site.origin}/robots.txt`, { signal }).catch(() => undefined))) {
    if (signal.aborted) throw new Error(`The site does not answer:\n${site.output()}`)
    if (!site.isRunning()) throw new Error(`The site did not start:\n${site.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return site
}

/** The processes that a process started; none where the system does not say (only Linux does). */
export async function childrenOf(pid: number): Promise<number[]> {
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  return list.split(' ').filter(Boolean).map(Number)
}

/** How many descriptors a process holds open; NaN where the system does not say. */
export async function descriptorsOf(pid: number): Promise<number> {
  return readdir(`/proc/${pid}/fd`).then(
    (names) => names.length,
    () => Number.NaN,
  )
}
