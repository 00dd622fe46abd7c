import { type ChildProcess, fork } from 'node:child_process'
import { composerEnvironment } from '../edition/composer-process'
import { defaultLimits } from '../edition/composition-limits'
import { type Fault, faultOf, MachineFault } from '../edition/fault'
import { Refusal } from '../edition/refusal'
import {
  type PreviewMessage,
  type PreviewRequest,
  previewMessage,
  type ReadContent,
  type Rendered,
} from './conversation'

export interface RendererOptions {
  /** `preview-renderer.ts`, built into one file that `node` runs. */
  readonly entry: string
  /** Folder of the app. */
  readonly appFolder: string
  /** Origin under which the preview is reached. */
  readonly siteUrl: string
  /** Receives what the process complains of. */
  readonly onOutput: (text: string) => void
  /** Called when the process has died by itself, but for a death over `read`, which that one tells. */
  readonly onDeath: (fault: Fault) => void
}

/** The process of the preview that reads the content and renders pages; started again when it dies. */
export interface Renderer {
  /** Reads the content as it is now. Rejects with `RendererFailed`. */
  read(): Promise<ReadContent>
  /** Answers a GET of this path and query. Rejects with `RendererFailed`. */
  render(url: string): Promise<Rendered>
  close(): Promise<void>
}

/**
 * Milliseconds after which a question counts as without answer. A cold PDF takes a few seconds, and half a minute on a
 * machine that has too much to do.
 */
const patience = 120_000

/** The process that was asked has ended without an answer, or the machine did not let it answer. */
export class RendererFailed extends Error {
  override readonly name = 'RendererFailed'
  readonly fault: Fault

  constructor(fault: Fault) {
    super(fault.report)
    this.fault = fault
  }
}

type Answer = Exclude<PreviewMessage, { readonly type: 'ready' | 'failed' }>

export function openRenderer(options: RendererOptions): Renderer {
  let child: Child | undefined
  let isClosed = false
  const alive = (): Child => {
    if (isClosed) throw new RendererFailed(endOf('SIGTERM'))
    if (child?.isAlive()) return child
    child = startChild(options, (died, fault) => {
      if (!isClosed && child === died) options.onDeath(fault)
    })
    return child
  }
  return {
    read: async () => {
      const answer = await alive().ask({ type: 'read' })
      if (answer.type !== 'read') throw new Error(`Answered « ${answer.type} » to « read ».`)
      return answer
    },
    render: async (url) => {
      const answer = await alive().ask({ type: 'render', url })
      if (answer.type !== 'rendered') throw new Error(`Answered « ${answer.type} » to « render ».`)
      return answer
    },
    close: async () => {
      isClosed = true
      await child?.end()
    },
  }
}

type Question = { readonly type: 'read' } | { readonly type: 'render'; readonly url: string }

interface Waiting {
  readonly asked: Question['type']
  resolve(answer: Answer): void
  reject(error: Error): void
}

interface Child {
  isAlive(): boolean
  ask(question: Question): Promise<Answer>
  end(): Promise<void>
}

function startChild(
  { entry, appFolder, siteUrl, onOutput }: RendererOptions,
  onEnd: (child: Child, fault: Fault) => void,
): Child {
  const child: ChildProcess = fork(entry, {
    cwd: appFolder,
    env: { ...composerEnvironment(), SITE_URL: siteUrl },
    execArgv: [`--max-old-space-size=${defaultLimits.memory.heap}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  })
  // A pipe that breaks has lost words, and no page.
  child.stderr
    ?.setEncoding('utf8')
    .on('data', onOutput)
    .on('error', () => {})
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let hasEnded = false
  let isLate = false
  child.on('message', (value) => {
    const message = previewMessage.parse(value)
    if (message.type === 'ready') return
    const asker = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.type === 'failed') asker?.reject(new RendererFailed(message.fault))
    else asker?.resolve(message)
  })
  const ended = new Promise<void>((resolve) => {
    const end = (fault: Fault) => {
      if (hasEnded) return
      hasEnded = true
      const wasReading = [...waiting.values()].some(({ asked }) => asked === 'read')
      for (const { reject } of waiting.values()) reject(new RendererFailed(fault))
      waiting.clear()
      if (!wasReading) onEnd(self, fault)
      resolve()
    }
    child.on('error', (error) => end(faultOf(error)))
    child.once('exit', (code, signal) => end(isLate ? tooMuch : endOf(signal ?? code)))
  })
  const self: Child = {
    isAlive: () => !hasEnded && child.connected,
    ask: (question) => {
      lastId += 1
      const request: PreviewRequest = { ...question, id: lastId }
      return new Promise<Answer>((resolve, reject) => {
        const deadline = setTimeout(() => {
          isLate = true
          child.kill('SIGKILL')
        }, patience)
        const settle =
          <Value>(settled: (value: Value) => void) =>
          (value: Value) => {
            clearTimeout(deadline)
            settled(value)
          }
        waiting.set(request.id, { asked: question.type, resolve: settle(resolve), reject: settle(reject) })
        // Sent to a process that is gone, it fails; the process's end is the answer then.
        child.send(request, () => {})
      })
    },
    end: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
  return self
}

/** Content that takes more time or memory than the process has. */
const tooMuch: Fault = faultOf(
  new Refusal(
    'L’aperçu s’est arrêté sur le contenu. Un texte est sans doute trop long ou trop imbriqué : revoir le dernier fichier modifié, puis l’enregistrer de nouveau.',
  ),
)

/** Why a process ended by itself: V8 aborts when its memory is full, other signals come from outside. */
function endOf(how: NodeJS.Signals | number | null): Fault {
  if (how === 'SIGABRT') return tooMuch
  if (typeof how !== 'string')
    return faultOf(new Error('l’aperçu s’est arrêté. Le détail est dans le terminal.'))
  const reason = `La machine a arrêté l’aperçu (${how}).`
  return faultOf(new MachineFault(reason, reason))
}
