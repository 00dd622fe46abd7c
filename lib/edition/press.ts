import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { Generations } from './generations'

/**
 * The compressed forms of a document, each only where it is smaller than the document, and brotli only where it is
 * smaller than gzip. Web servers that make an entity tag of date and length never see two forms of one length.
 */
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
 * Compresses documents, on the threads that Node keeps for it. What a save leaves as it was is not compressed again.
 * Only this process's own results are used again, since another version of the compressors would give other bytes.
 */
export class Press {
  readonly #known = new Generations<Compressed>()

  async compress(bytes: Buffer): Promise<Compressed> {
    const hash = createHash('sha256').update(bytes).digest('base64')
    const known = this.#known.get(hash)
    if (known) return known
    const compressed = await compress(bytes)
    this.#known.set(hash, compressed)
    return compressed
  }

  endEdition(): void {
    this.#known.endEdition()
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
    ...(br.length < Math.min(bytes.length, gz.length) ? { br } : {}),
    ...(gz.length < bytes.length ? { gzip: gz } : {}),
  }
}
