import { type ComposerProcess, type ComposerProcessOptions, startComposer, stopped } from './composer-process'
import type { CompositionRequest, CompositionResult } from './composing'
import { defaultLimits, type Limits } from './composition-limits'

export interface ComposerOptions extends Omit<ComposerProcessOptions, 'limits'> {
  readonly limits?: Limits
}

/** Composes editions in a process of its own, which is kept between them and started again when it dies. */
export interface Composer {
  /** One edition; waits for the one before. Never throws: whatever ends the composition gives a French report. */
  compose(request: Omit<CompositionRequest, 'id'>): Promise<CompositionResult>
  /** Starts the process ahead of the first composition. */
  warm(): void
  /** Ends the process. A composition under way is refused. */
  close(): Promise<void>
}

export function openComposer(options: ComposerOptions): Composer {
  const limits = options.limits ?? defaultLimits
  let child: ComposerProcess | undefined
  let last: Promise<unknown> = Promise.resolve()
  let lastId = 0
  let idle: NodeJS.Timeout | undefined
  let isClosed = false

  const start = (): ComposerProcess => {
    if (child?.isAlive()) return child
    child = startComposer({ ...options, limits })
    return child
  }

  const compose = async (request: Omit<CompositionRequest, 'id'>): Promise<CompositionResult> => {
    clearTimeout(idle)
    for (let attempt = 1; ; attempt += 1) {
      if (isClosed) return { type: 'refused', fault: stopped }
      lastId += 1
      const end = await start().compose({ ...request, id: lastId })
      if (end.type !== 'died') {
        idle = setTimeout(() => void child?.end(), limits.idle).unref()
        return end
      }
      // What ended it came from outside, the system or an operator: it may well not happen twice.
      if (end.mayRetry && attempt === 1) continue
      if (end.wasReady && !isClosed) start()
      return { type: 'refused', fault: end.fault }
    }
  }

  return {
    compose: (request) => {
      const result = last.then(() => compose(request))
      last = result
      return result
    },
    warm: () => {
      if (!isClosed) start()
    },
    close: async () => {
      isClosed = true
      clearTimeout(idle)
      await child?.end()
    },
  }
}
