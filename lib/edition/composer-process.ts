import { type ChildProcess, fork } from 'node:child_process'
import { Socket } from 'node:net'
import {
  type ComposerMessage,
  type CompositionRequest,
  type CompositionResult,
  parseMessage,
} from './composing'
import { type Limits, memoryFault, watchLimits } from './composition-limits'
import { type Fault, faultOf, MachineFault } from './fault'

export interface ComposerProcessOptions {
  /** `composer.ts`, built into one file that `node` runs. */
  readonly entry: string
  /** Folder of the app: its `public`, and its build (`NEXT_DIST_DIR`, else `.next`). */
  readonly appFolder: string
  /** Receives what the composer complains of: the technical side of its reports. */
  readonly onOutput: (text: string) => void
  readonly limits: Limits
}

/** The composer's process died before it answered. */
export interface Death {
  readonly type: 'died'
  readonly fault: Fault
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
    // Its standard output has what Next.js is pleased to tell: « ✓ Running next.config.ts ».
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4000)
      onOutput(text)
    })
    // What cannot be read of it is no more than that: its end tells the rest.
    stream?.on('error', () => {})
  }
  let wasReady = false
  /** Why it ends, where that is known; it takes no more work then. */
  let reason: Fault | undefined
  const kill = (why: Fault) => {
    reason ??= why
    child.kill('SIGKILL')
  }
  const conversation = new Conversation(child, () =>
    kill(faultOf(new Error('le moteur de composition a dit une chose inconnue.'))),
  )
  conversation.on((message) => {
    if (message.type === 'ready') wasReady = true
    if (message.type === 'unable') reason = message.fault
  })
  const ended = new Promise<Fault>((resolve) => {
    // Every time: what cannot be sent to a process that is gone is told in the same way.
    child.on('error', (error) => resolve(faultOf(error)))
    child.once('close', (code, signal) => resolve(endOf(signal ? `signal ${signal}` : `code ${code}`)))
  })
  const death = (how: Fault): Death => {
    if (output.includes('heap out of memory')) reason ??= memoryFault(limits.memory.heap)
    return { type: 'died', fault: reason ?? how, wasReady, mayRetry: reason === undefined && wasReady }
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
      const watch = watchLimits({ pid: child.pid, limits, kill })
      const stopListening = conversation.on((message) => {
        if (message.type === 'counted' && message.id === request.id) watch.counted(message.documents)
      })
      hold(true)
      try {
        const answer = conversation.resultOf(request.id)
        // Sent to a process that is gone, it fails; the process's end is the answer then.
        child.send(request, () => {})
        return await Promise.race([answer, ended.then(death)])
      } finally {
        watch.stop()
        stopListening()
        hold(false)
      }
    },
    end: async () => {
      hold(true)
      kill(stopped)
      await ended
    },
  }
}

/** Why nothing is composed any more. */
export const stopped: Fault = faultOf(
  new MachineFault('Le serveur s’arrête.', 'Le serveur s’arrête ; l’édition n’a pas été composée.'),
)

/** An end that came from outside, the system or an operator; or by itself, for a reason that it told in the journal. */
function endOf(how: string): Fault {
  return faultOf(
    new MachineFault(
      'Le moteur de composition s’est arrêté.',
      `Le moteur de composition s’est arrêté (${how}). Le détail est dans le journal.`,
    ),
  )
}

/** The environment of what composes: the same dates, order and language on every machine. */
export function composerEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', TZ: 'UTC', LC_ALL: 'C' }
}

/** What the process says; nothing when it is no word of its language. */
function parsed(value: unknown): ComposerMessage | undefined {
  try {
    return parseMessage(value)
  } catch {
    return undefined
  }
}

type Listener = (message: ComposerMessage) => void

/** What the process says, parsed once for all who listen. */
class Conversation {
  readonly #listeners = new Set<Listener>()

  constructor(child: ChildProcess, onUnknown: () => void) {
    child.on('message', (value) => {
      const message = parsed(value)
      if (message === undefined) return onUnknown()
      for (const listener of [...this.#listeners]) listener(message)
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
