import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { DamagedEdition } from '../edition/integrity'
import type { EditionDocument, Encoding, Representation } from '../edition/manifest'
import { type Body, FileBody, MemoryBody } from './body'
import { type RepresentationHeaders, representationHeaders } from './representation-headers'

/** A document whose bytes and header fields are at hand. */
export interface LoadedDocument {
  readonly representations: { readonly identity: LoadedRepresentation } & Partial<
    Record<Encoding, LoadedRepresentation>
  >
  /** Whether there is more than one representation to choose from. */
  readonly isNegotiated: boolean
}

export interface LoadedRepresentation {
  readonly body: Body
  /** Bytes. */
  readonly length: number
  readonly etag: string
  readonly headers: RepresentationHeaders
}

/** Up to this many bytes a file is kept in memory; a larger one is streamed. */
const largestInMemory = 8 * 1024 * 1024

/** An edition that is being loaded. */
export interface Loading {
  /** Its folder. */
  readonly folder: string
  /** Receives each body as soon as it holds something open. */
  readonly bodies: Body[]
  /** Hears of a large file that turns out, once read, not to be what the manifest says. */
  readonly damaged: (error: DamagedEdition) => void
}

/**
 * Loads a document and verifies it: the length of each file, and the hash of those that fit in memory; a larger one is
 * verified before its first byte is sent. Throws `DamagedEdition`.
 */
export async function loadDocument(
  { folder, bodies, damaged }: Loading,
  document: EditionDocument,
): Promise<LoadedDocument> {
  // Editions that were composed before have it: see headersOf, which gives it no more.
  const { 'last-modified': _, ...headers } = document.headers
  const { representations } = document
  const { br, gzip } = representations
  const isNegotiated = br !== undefined || gzip !== undefined
  const load = async (stored: Representation, encoding: Encoding): Promise<LoadedRepresentation> => {
    const ready = representationHeaders(headers, stored, encoding, isNegotiated)
    const body = await loadBody(join(folder, 'site', stored.file), stored, damaged)
    bodies.push(body)
    return { body, length: stored.length, etag: stored.etag, headers: ready }
  }
  return {
    isNegotiated,
    representations: {
      identity: await load(representations.identity, 'identity'),
      ...(br && { br: await load(br, 'br') }),
      ...(gzip && { gzip: await load(gzip, 'gzip') }),
    },
  }
}

async function loadBody(
  path: string,
  { length, sha256 }: Representation,
  damaged: Loading['damaged'],
): Promise<Body> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size !== length) throw new DamagedEdition(`${path} compte ${size} octets au lieu de ${length}`)
    if (length > largestInMemory) {
      const tell = (fault: string) => damaged(new DamagedEdition(`${path} ${fault}`))
      return new FileBody(file, { length, sha256, damaged: tell })
    }
    const bytes = await file.readFile()
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new DamagedEdition(`${path} n’a pas l’empreinte que dit le manifeste`)
    await file.close()
    return new MemoryBody(bytes)
  } catch (error) {
    await file.close()
    throw error
  }
}
