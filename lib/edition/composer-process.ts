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
  /** Milliseconds for any edition, and for each document more. */
  readonly time: { readonly base: number; readonly perDocument: number }
  /** Mebibytes of JavaScript objects, and in all. */
  readonly memory: { readonly heap: number; readonly resident: number }
  /** Milliseconds after which a composer that is asked for nothing is ended. */
  readonly idle: number
}

export const defaultLimits: Limits = {
  time: { base: 30_000, perDocument: 30 },
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
    env: environment(),
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

/** The environment of the composer: the same dates, order and language on every machine. */
function environment(): NodeJS.ProcessEnv {
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

/** Ends the process when its composition takes too long or too much. Returns what ends the watch. */
function watchLimits({ child, conversation, limits, id, kill }: Watched): () => void {
  const start = Date.now()
  const { base, perDocument } = limits.time
  const endAfter = (allowed: number) =>
    setTimeout(() => kill(deadlineReport(allowed)), start + allowed - Date.now())
  let deadline = endAfter(base)
  const stopListening = conversation.on((message) => {
    if (message.type !== 'counted' || message.id !== id) return
    clearTimeout(deadline)
    deadline = endAfter(base + perDocument * message.documents)
  })
  const meter = setInterval(async () => {
    if ((await residentMemory(child.pid)) > limits.memory.resident) kill(memoryReport(limits.memory.resident))
  }, 250)
  return () => {
    clearTimeout(deadline)
    clearInterval(meter)
    stopListening()
  }
}

/** Mebibytes that a process holds; 0 where the system does not say (only Linux does), or when it has ended. */
async function residentMemory(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kibibytes = /^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1]
  return Number(kibibytes ?? 0) / 1024
}

function deadlineReport(allowed: number): string {
  const seconds = (allowed / 1000).toLocaleString('fr-FR')
  return `La composition a dépassé ${seconds}\u00A0s et a été arrêtée. Un texte est sans doute trop long ou trop imbriqué : revoir le dernier fichier modifié.`
}

function memoryReport(mebibytes: number): string {
  return `La composition a demandé plus de ${mebibytes}\u00A0Mio de mémoire et a été arrêtée. Un texte ou un document est sans doute trop lourd : revoir le dernier fichier modifié.`
}
