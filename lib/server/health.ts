import { type Answer, ownAnswer } from './answer'

/**
 * What a server is doing about its edition. What is degraded serves an edition all the same: `degraded-content` awaits an
 * editor; `degraded-machine` and `degraded-edition` (an older edition is served, for the newest was damaged) are tried
 * again by themselves, and so is `degraded-program`, which awaits a developer.
 */
export type State =
  | 'ok'
  | 'composing'
  | 'degraded-content'
  | 'degraded-machine'
  | 'degraded-program'
  | 'degraded-edition'
  | 'closing'

export interface Health {
  /** Whether readers are to be sent here. */
  readonly ready: boolean
  readonly state: State
  /** Since when the state is this one. */
  readonly since: Date
  /** Why, in one short French sentence, where something is wrong. */
  readonly reason?: string
  /** Since when a newer edition should have been served than the one that is. */
  readonly outdatedSince?: Date
  /** When the edition is tried again by itself. */
  readonly nextTry?: Date
}

/** What is told of the edition in service. */
interface Served {
  readonly hash: string
  readonly composedAt: Date
}

const healthPath = '/health'
const livePath = '/health/live'
const readyPath = '/health/ready'

/**
 * The answer at an address of the server's health; nothing at any other. `/health` and `/health/live` say 200 as long as
 * the server answers: to start it again would help nobody. `/health/ready` says 503 where readers are better served elsewhere.
 */
export function healthAnswer(path: string, health: () => Health, edition: Served): Answer | undefined {
  if (path !== healthPath && path !== livePath && path !== readyPath) return undefined
  const { ready, state, ...details } = health()
  const report = {
    status: state.startsWith('degraded') ? 'degraded' : 'ok',
    live: true,
    ready,
    state,
    ...details,
    edition: edition.hash,
    composedAt: edition.composedAt,
  }
  const status = path === readyPath && !ready ? 503 : 200
  return ownAnswer(status, 'application/json', `${JSON.stringify(report)}\n`)
}
