import type { Fault } from '../edition/fault'
import type { Health, State } from './health'

interface Options {
  /** Milliseconds for which an outdated edition may be served before readers are better sent elsewhere; no end unless set. */
  readonly maxOutdated?: number
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/**
 * What is served, what is being made, what failed and when it is tried again: one record, which `/health`, the log and the
 * next try all follow.
 *
 *     ok ──begin──▶ composing ──succeed──▶ ok
 *                       └──fail──▶ degraded-content | -machine | -program ──begin──▶ (the same, until it succeeds)
 *     any ──fallBack──▶ degraded-edition          any ──close──▶ closing
 *
 * A state that is degraded stays so while the next edition is made: only its success shows that the fault is over.
 */
export class EditionState {
  readonly #maxOutdated: number
  readonly #now: () => number
  #state: State = 'ok'
  #since: number
  #reason: string | undefined
  #nextTry: Date | undefined
  /** Since when the content waits to be made into an edition. */
  #waitingSince: number | undefined
  /** Since when an edition is served that is older than the one that should be. */
  #fallenBackSince: number | undefined

  constructor({ maxOutdated = Number.POSITIVE_INFINITY, now = Date.now }: Options = {}) {
    this.#maxOutdated = maxOutdated
    this.#now = now
    this.#since = now()
  }

  get isDegraded(): boolean {
    return this.#state.startsWith('degraded')
  }

  /** An edition of the content as it is now begins to be made. */
  begin(): void {
    this.#waitingSince ??= this.#now()
    this.#nextTry = undefined
    if (!this.isDegraded) this.#enter('composing')
  }

  /** The edition of the content is in service, or the one that was chosen to stay. */
  succeed(): void {
    this.#waitingSince = undefined
    this.#fallenBackSince = undefined
    this.#nextTry = undefined
    this.#enter('ok')
  }

  /** No edition was made. */
  fail({ kind, reason }: Fault, nextTry?: Date): void {
    // What an editor has to mend is refused everywhere: the last good edition is the newest that there can be. Were it
    // outdated, one mistake in the content would take every replica out.
    if (kind === 'content') this.#waitingSince = undefined
    this.#nextTry = nextTry
    this.#enter(`degraded-${kind}`, reason)
  }

  /** The newest edition is damaged, and an older one is served in its place. */
  fallBack(): void {
    this.#fallenBackSince ??= this.#now()
    this.#enter('degraded-edition', 'L’édition la plus récente est abîmée ; elle est faite de nouveau.')
  }

  close(): void {
    this.#enter('closing')
  }

  health(): Health {
    const outdated = Math.min(this.#waitingSince ?? Infinity, this.#fallenBackSince ?? Infinity)
    const isTooOld = this.#now() - outdated > this.#maxOutdated
    return {
      ready: this.#state !== 'closing' && !isTooOld,
      state: this.#state,
      since: new Date(this.#since),
      ...(this.#reason === undefined ? {} : { reason: this.#reason }),
      ...(outdated === Infinity ? {} : { outdatedSince: new Date(outdated) }),
      ...(this.#nextTry ? { nextTry: this.#nextTry } : {}),
    }
  }

  #enter(state: State, reason?: string): void {
    if (this.#state === 'closing') return
    if (this.#state !== state) this.#since = this.#now()
    this.#state = state
    this.#reason = reason
  }
}
