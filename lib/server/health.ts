import { type Answer, ownAnswer } from './answer'

/** `degraded`: the content has a newer state that could not be made into an edition; the last good one is served. */
export type Status = 'ok' | 'degraded'

export interface Health {
  readonly status: Status
  /** When the edition in service was composed. */
  readonly composedAt: Date
}

/** The answer of `/health`. 200 also when degraded: readers are served, so no load balancer is to leave the replica out. */
export function healthAnswer({ status, composedAt }: Health, edition: string): Answer {
  const report = { status, edition, composedAt: composedAt.toISOString() }
  return ownAnswer(200, 'application/json', `${JSON.stringify(report)}\n`)
}
