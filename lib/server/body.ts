import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream'
import type { ByteRange } from './byte-range'

/** The stored bytes of a representation, ready to be sent whole or in part. */
export interface Body {
  /**
   * Whether the bytes are those that the edition promises, where that is not known already: to be waited for before
   * anything is sent. Rejects when they are not.
   */
  verified(): Promise<void> | undefined
  /** Sends the body, or the range of it, and ends the response. `failed` hears of reading errors, not of readers who left. */
  send(response: ServerResponse, range: ByteRange | undefined, failed: (error: Error) => void): void
  /** Sends no more new answers; what is held open is closed once the last running one is over. */
  retire(): void
}

/** A body kept in memory, whose bytes were compared when they were read. */
export class MemoryBody implements Body {
  readonly #bytes: Buffer

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  verified(): undefined {}

  send(response: ServerResponse, range: ByteRange | undefined): void {
    response.end(range ? this.#bytes.subarray(range.start, range.end + 1) : this.#bytes)
  }

  retire(): void {}
}

/** Bytes read from a file at a time: as many as fit in a reader's connection without filling the memory. */
const chunkLength = 256 * 1024

/** What a file is to hold. */
export interface Promised {
  /** Bytes. */
  readonly length: number
  /** Lower-case hexadecimal. */
  readonly sha256: string
  /** Hears, once, that the file does not hold it. */
  readonly damaged: (fault: string) => void
}

/**
 * A body too large for memory. Its file is opened once, so that deleting or replacing the file cannot reach a running
 * download; each download reads at its own position.
 *
 * A first reading compares the whole with what the edition promises, and keeps the hash of each piece: 32 bytes for 256
 * KiB. Every later reading compares its pieces, so that a byte which changes on the disk meanwhile is sent to nobody.
 */
export class FileBody implements Body {
  readonly #file: FileHandle
  readonly #promised: Promised
  #pieces: readonly string[] | undefined
  #verifying: Promise<void> | undefined
  #damage: Error | undefined
  #uses = 0
  #retired = false

  constructor(file: FileHandle, promised: Promised) {
    this.#file = file
    this.#promised = promised
  }

  verified(): Promise<void> | undefined {
    if (this.#damage) return Promise.reject(this.#damage)
    if (this.#pieces) return undefined
    this.#verifying ??= this.#verify()
    return this.#verifying
  }

  send(response: ServerResponse, range: ByteRange | undefined, failed: (error: Error) => void): void {
    const { start, end } = range ?? { start: 0, end: this.#promised.length - 1 }
    this.#uses++
    pipeline(this.#read(start, end), response, (error) => {
      this.#endUse()
      if (error && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') failed(error)
    })
  }

  retire(): void {
    this.#retired = true
    this.#closeWhenUnused()
  }

  async #verify(): Promise<void> {
    this.#uses++
    try {
      const whole = createHash('sha256')
      const pieces: string[] = []
      for (let index = 0; index * chunkLength < this.#promised.length; index += 1) {
        const piece = await this.#readPiece(index)
        whole.update(piece)
        pieces.push(digest(piece))
      }
      if (whole.digest('hex') !== this.#promised.sha256) {
        throw this.#foundDamaged('n’a pas l’empreinte que dit le manifeste')
      }
      this.#pieces = pieces
    } finally {
      this.#endUse()
    }
  }

  async *#read(start: number, end: number): AsyncGenerator<Buffer> {
    for (let index = Math.floor(start / chunkLength); index * chunkLength <= end; index += 1) {
      const piece = await this.#readPiece(index)
      if (digest(piece) !== this.#pieces?.[index]) throw this.#foundDamaged('a changé sur le disque')
      const from = index * chunkLength
      yield piece.subarray(Math.max(0, start - from), end + 1 - from)
    }
  }

  async #readPiece(index: number): Promise<Buffer> {
    const start = index * chunkLength
    const piece = Buffer.allocUnsafe(Math.min(chunkLength, this.#promised.length - start))
    for (let filled = 0; filled < piece.length; ) {
      const { bytesRead } = await this.#file
        .read(piece, filled, piece.length - filled, start + filled)
        .catch((error: unknown) => {
          throw this.#foundDamaged(`ne peut pas être lu (${String(error)})`)
        })
      if (bytesRead === 0) throw this.#foundDamaged(`s’arrête à l’octet ${start + filled}`)
      filled += bytesRead
    }
    return piece
  }

  /** The error to throw; whoever follows the edition hears of the first. */
  #foundDamaged(fault: string): Error {
    if (!this.#damage) this.#promised.damaged(fault)
    this.#damage ??= new Error(`Le fichier ${fault}.`)
    return this.#damage
  }

  #endUse(): void {
    this.#uses--
    this.#closeWhenUnused()
  }

  #closeWhenUnused(): void {
    // Closing a file that was only read loses nothing, whatever comes of it.
    if (this.#retired && this.#uses === 0) this.#file.close().catch(() => {})
  }
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64')
}
