import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** The compressed forms of a document, each only where it is smaller than the document. */
export interface Compressed {
  readonly br?: Buffer
  readonly gzip?: Buffer
}

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

/** Types whose bytes are compressed already. */
const compressedTypes =
  /^(image\/(?!svg|x-icon|vnd\.microsoft\.icon|bmp)|video\/|audio\/|font\/woff|application\/(pdf|zip|gzip|epub\+zip|octet-stream))/

/** Above this, a document is not compressed: it would hold up the edition. Bytes. */
export const largestCompressed = 8 * 1024 * 1024

/** Whether documents of this media type are worth compressing. */
export function isCompressible(contentType: string): boolean {
  return !compressedTypes.test(contentType)
}

/**
 * Compresses documents, on the threads that Node keeps for it. It remembers what it did for the last edition:
 * what a save leaves as it was is not compressed again. Only this process's own results are used again,
 * since another version of the compressors would give other bytes.
 */
export class Press {
  #last = new Map<string, Compressed>()
  #now = new Map<string, Compressed>()

  async compress(bytes: Buffer): Promise<Compressed> {
    const hash = createHash('sha256').update(bytes).digest('base64')
    const known = this.#now.get(hash) ?? this.#last.get(hash)
    const compressed = known ?? (await compress(bytes))
    this.#now.set(hash, compressed)
    return compressed
  }

  /** Forgets what the edition that ends here did not use. */
  endEdition(): void {
    this.#last = this.#now
    this.#now = new Map()
  }
}

async function compress(bytes: Buffer): Promise<Compressed> {
  const [br, gz] = await Promise.all([
    brotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    deflate(bytes, { level: constants.Z_BEST_COMPRESSION }),
  ])
  // The tenth byte names the operating system, which should not make one edition differ from another: « unknown ».
  gz.writeUInt8(255, 9)
  return {
    ...(br.length < bytes.length ? { br } : {}),
    ...(gz.length < bytes.length ? { gzip: gz } : {}),
  }
}
