import type { FileHandle } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream'
import type { ByteRange } from './byte-range'

/** The stored bytes of a representation, ready to be sent whole or in part. */
export interface Body {
  /** Sends the body, or the range of it, and ends the response. `failed` hears of reading errors, not of readers who left. */
  send(response: ServerResponse, range: ByteRange | undefined, failed: (error: Error) => void): void
  /** Sends no more new answers; what is held open is closed once the last running one is over. */
  retire(): void
}

/** A body kept in memory. */
export class MemoryBody implements Body {
  readonly #bytes: Buffer

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  send(response: ServerResponse, range: ByteRange | undefined): void {
    response.end(range ? this.#bytes.subarray(range.start, range.end + 1) : this.#bytes)
  }

  retire(): void {}
}

/** Bytes read from a file at a time: as many as fit in a reader's connection without filling the memory. */
const chunkLength = 256 * 1024

/**
 * A body too large for memory. Its file is opened once, so that deleting or replacing the file cannot reach a running
 * download; each download reads at its own position.
 */
export class FileBody implements Body {
  readonly #file: FileHandle
  readonly #length: number
  #downloads = 0
  #retired = false

  constructor(file: FileHandle, length: number) {
    this.#file = file
    this.#length = length
  }

  send(response: ServerResponse, range: ByteRange | undefined, failed: (error: Error) => void): void {
    const { start, end } = range ?? { start: 0, end: this.#length - 1 }
    this.#downloads++
    pipeline(this.#read(start, end), response, (error) => {
      this.#downloads--
      this.#closeWhenUnused(failed)
      if (error && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') failed(error)
    })
  }

  retire(): void {
    this.#retired = true
    // Closing a file that was only read loses nothing, whatever comes of it.
    this.#closeWhenUnused(() => {})
  }

  async *#read(start: number, end: number): AsyncGenerator<Buffer> {
    let position = start
    while (position <= end) {
      const length = Math.min(chunkLength, end + 1 - position)
      const { bytesRead, buffer } = await this.#file.read(Buffer.allocUnsafe(length), 0, length, position)
      if (bytesRead === 0) throw new Error(`le fichier s’arrête à l’octet ${position} sur ${this.#length}`)
      position += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  }

  #closeWhenUnused(failed: (error: Error) => void): void {
    if (this.#retired && this.#downloads === 0) this.#file.close().catch(failed)
  }
}
