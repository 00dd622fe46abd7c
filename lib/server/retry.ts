/** Milliseconds. What passes soon is over soon; what lasts costs one try a minute. */
const shortest = 1_000
const longest = 60_000

/** Tries again what the machine refused, after pauses that grow from a second to a minute. */
export class Retry {
  readonly #again: () => void
  #pause = shortest
  #timer: NodeJS.Timeout | undefined

  constructor(again: () => void) {
    this.#again = again
  }

  /** Whether a try is to come. */
  get isPlanned(): boolean {
    return this.#timer !== undefined
  }

  /** Plans the next try. Returns when it will be. */
  plan(): Date {
    clearTimeout(this.#timer)
    const pause = this.#pause
    this.#pause = Math.min(longest, 2 * pause)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#again()
    }, pause)
    return new Date(Date.now() + pause)
  }

  /** Plans no more, and begins with the shortest pause the next time. */
  reset(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#pause = shortest
  }
}
