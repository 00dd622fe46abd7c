import type { Writable } from 'node:stream'

/** Bytes that wait for whoever reads the lines. */
const mostWaiting = 64 * 1024

/**
 * Writes lines to a stream that may fail, stall or have no reader any more, and never waits for it. Lines that it does
 * not take are counted; once it takes some again, `tell` makes a line of their number.
 */
export class Lines {
  readonly #stream: Writable
  readonly #tell: (lost: number) => string
  #lost = 0

  constructor(stream: Writable, tell: (lost: number) => string) {
    this.#stream = stream
    this.#tell = tell
    // Each failure comes to the write that had it, too. Unheard it would end the process.
    stream.on('error', () => {})
    stream.on('drain', () => this.#tellLost(''))
  }

  write(line: string): void {
    if (this.#stream.writableLength > mostWaiting) this.#lost += 1
    else if (this.#lost > 0) this.#tellLost(`${line}\n`, 1)
    else this.#send(`${line}\n`, 1)
  }

  #tellLost(following: string, count = 0): void {
    if (this.#lost === 0) return
    const lost = this.#lost
    this.#lost = 0
    // A full disk may have taken half of a line.
    this.#send(`\n${this.#tell(lost)}\n${following}`, lost + count)
  }

  #send(text: string, lines: number): void {
    this.#stream.write(text, (error) => {
      if (error) this.#lost += lines
    })
  }
}

/** Lets this process end, now that its work is done, though lines wait for a reader who has stopped: a second at most. */
export function endWithoutReader(): void {
  setTimeout(() => process.exit(), 1_000).unref()
}
