import { type ChildProcess, fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { Socket } from 'node:net'
import {
  type ComposerMessage,
  type CompositionRequest,
  type CompositionResult,
  composerMessage,
} from './composing'

/** What a composition may take before it is ended. */
export interface Limits {
  /** Milliseconds of computing for any edition, and for each document more. See `watchLimits`. */
  readonly time: { readonly base: number; readonly perDocument: number }
  /** Mebibytes of JavaScript objects, and in all. */
  readonly memory: { readonly heap: number; readonly resident: number }
  /** Milliseconds after which a composer that is asked for nothing is ended. */
  readonly idle: number
}

export const defaultLimits: Limits = {
  time: { base: 30_000, perDocument: 90 },
  memory: { heap: 768, resident: 2560 },
  idle: 15 * 60_000,
}

export interface ComposerProcessOptions {
  /** `composer.ts`, built into one file that `node` runs. */
  readonly entry: string
  /** Folder of the app: its `public`, and its build (`NEXT_DIST_DIR`, else `.next`). */
  readonly appFolder: string
  /** Receives what the composer prints: the technical side of its reports. */
  readonly onOutput: (text: string) => void
  readonly limits: Limits
}

/** The composer's process died before it answered. */
export interface Death {
  readonly type: 'died'
  readonly report: string
  readonly wasReady: boolean
  readonly mayRetry: boolean
}

/** One run of the composer's process. */
export interface ComposerProcess {
  isAlive(): boolean
  compose(request: CompositionRequest): Promise<CompositionResult | Death>
  end(): Promise<void>
}

/** Starts the composer's process, which loads the app at once. */
export function startComposer(options: ComposerProcessOptions): ComposerProcess {
  const { entry, appFolder, onOutput, limits } = options
  const child = fork(entry, {
    cwd: appFolder,
    env: composerEnvironment(),
    // Rendering makes much that is soon thrown away: more room for the new spares a good part of the collecting.
    execArgv: [`--max-old-space-size=${limits.memory.heap}`, '--max-semi-space-size=32'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4000)
      onOutput(text)
    })
  }
  let wasReady = false
  /** Why it ends, where that is known; it takes no more work then. */
  let reason: string | undefined
  const kill = (why: string) => {
    reason ??= why
    child.kill('SIGKILL')
  }
  const conversation = new Conversation(child, () =>
    kill('Le moteur de composition a dit une chose inconnue.'),
  )
  conversation.on((message) => {
    if (message.type === 'ready') wasReady = true
    if (message.type === 'unable') reason = message.report
  })
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`))
  })
  const death = (how: string): Death => {
    if (output.includes('heap out of memory')) reason ??= memoryReport(limits.memory.heap)
    const report = reason ?? `Le moteur de composition s’est arrêté (${how}). Le détail est dans le journal.`
    return { type: 'died', report, wasReady, mayRetry: reason === undefined && wasReady }
  }
  /** Only while it composes, or is being ended, does the process keep its parent from ending. */
  const hold = (isHeld: boolean) => {
    const streams = [child.stdout, child.stderr].filter((stream) => stream instanceof Socket)
    for (const handle of [child, child.channel, ...streams]) isHeld ? handle?.ref() : handle?.unref()
  }
  hold(false)

  return {
    isAlive: () =>
      reason === undefined && child.connected && child.exitCode === null && child.signalCode === null,
    compose: async (request) => {
      const stopWatching = watchLimits({ child, conversation, limits, id: request.id, kill })
      hold(true)
      try {
        const answer = conversation.resultOf(request.id)
        // Sent to a process that is gone, it fails; the process's end is the answer then.
        child.send(request, () => {})
        return await Promise.race([answer, ended.then(death)])
      } finally {
        stopWatching()
        hold(false)
      }
    },
    end: async () => {
      hold(true)
      kill('Le serveur s’arrête ; l’édition n’a pas été composée.')
      await ended
    },
  }
}

/** The environment of what composes: the same dates, order and language on every machine. */
export function composerEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', TZ: 'UTC', LC_ALL: 'C' }
}

type Listener = (message: ComposerMessage) => void

/** What the process says, parsed once for all who listen. */
class Conversation {
  readonly #listeners = new Set<Listener>()

  constructor(child: ChildProcess, onUnknown: () => void) {
    child.on('message', (value) => {
      const message = composerMessage.safeParse(value)
      if (!message.success) return onUnknown()
      for (const listener of [...this.#listeners]) listener(message.data)
    })
  }

  /** Returns what ends the listening. */
  on(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** How the composition with this id ends, if the process lives to say so. */
  resultOf(id: number): Promise<CompositionResult> {
    return new Promise((resolve) => {
      const stop = this.on((message) => {
        if ((message.type !== 'composed' && message.type !== 'refused') || message.id !== id) return
        stop()
        resolve(message)
      })
    })
  }
}

interface Watched {
  readonly child: ChildProcess
  readonly conversation: Conversation
  readonly limits: Limits
  /** Of the composition. */
  readonly id: number
  readonly kill: (report: string) => void
}

/** How many times its computing time a composition may wait for a processor, or for nothing. */
const patience = 10

/**
 * Ends the process when its composition takes too long or too much. Returns what ends the watch. What counts is the time
 * that it computes, in all its threads: on a busy machine, where readers go first, good content waits but is not refused.
 */
function watchLimits({ child, conversation, limits, id, kill }: Watched): () => void {
  const start = Date.now()
  const { base, perDocument } = limits.time
  let allowed = base
  let computedBefore: number | undefined
  const stopListening = conversation.on((message) => {
    if (message.type === 'counted' && message.id === id) allowed = base + perDocument * message.documents
  })
  const meter = setInterval(async () => {
    const { resident, computed } = await usageOf(child.pid)
    computedBefore ??= computed
    const waited = Date.now() - start
    // Once known it stays so until the process ends, of which its death tells, and no limit.
    const spent = computedBefore === undefined ? waited : (computed ?? computedBefore) - computedBefore
    if (spent > allowed) kill(deadlineReport(allowed))
    else if (waited > allowed * patience) kill(patienceReport(allowed * patience))
    else if (resident > limits.memory.resident) kill(memoryReport(limits.memory.resident))
  }, 250)
  return () => {
    clearInterval(meter)
    stopListening()
  }
}

/** What a process uses. Linux alone says it; elsewhere, and of a process that has ended, nothing is known. */
interface Usage {
  /** Mebibytes; 0 where it is not known. */
  readonly resident: number
  /** Milliseconds, of all threads together. */
  readonly computed?: number
}

async function usageOf(pid: number | undefined): Promise<Usage> {
  const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')
  const [status, stat] = await Promise.all([read('status'), read('stat')])
  const kibibytes = /^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1]
  // proc_pid_stat(5): eleven fields after the name, which may hold anything, the time as user and in the system.
  const times = /^.*\) (?:\S+ ){11}(\d+) (\d+) /.exec(stat)
  // In ticks of which Linux shows programs a hundred a second, whatever its own clock.
  const computed = times ? (Number(times[1]) + Number(times[2])) * 10 : undefined
  return { resident: Number(kibibytes ?? 0) / 1024, ...(computed === undefined ? {} : { computed }) }
}

const inSeconds = (milliseconds: number) => `${(milliseconds / 1000).toLocaleString('fr-FR')}\u00A0s`

function patienceReport(waited: number): string {
  return `La composition n’était pas finie après ${inSeconds(waited)} et a été arrêtée. La machine a sans doute trop à faire : enregistrer de nouveau plus tard.`
}

function deadlineReport(allowed: number): string {
  return `La composition a dépassé ${inSeconds(allowed)} de calcul et a été arrêtée. Un texte est sans doute trop long ou trop imbriqué : revoir le dernier fichier modifié.`
}

function memoryReport(mebibytes: number): string {
  return `La composition a demandé plus de ${mebibytes}\u00A0Mio de mémoire et a été arrêtée. Un texte ou un document est sans doute trop lourd : revoir le dernier fichier modifié.`
}
