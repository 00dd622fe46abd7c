import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { DamagedEdition } from '../edition/integrity'
import type { EditionDocument, Encoding, Representation } from '../edition/manifest'
import { type Body, FileBody, MemoryBody } from './body'
import { parseHttpDate } from './http-date'
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
  /** Milliseconds. */
  readonly lastModified?: number
  readonly headers: RepresentationHeaders
}

/** Up to this many bytes a file is kept in memory; a larger one is streamed. */
const largestInMemory = 8 * 1024 * 1024

/**
 * Loads a document of the edition in `folder` and verifies it: the length of each file, and the hash of those that fit
 * in memory. Each body is added to `bodies` as soon as it holds something open. Throws `DamagedEdition`.
 */
export async function loadDocument(
  folder: string,
  { headers, representations }: EditionDocument,
  bodies: Body[],
): Promise<LoadedDocument> {
  const { br, gzip } = representations
  const isNegotiated = br !== undefined || gzip !== undefined
  const load = async (stored: Representation, encoding: Encoding): Promise<LoadedRepresentation> => {
    const ready = representationHeaders(headers, stored, encoding, isNegotiated)
    const body = await loadBody(join(folder, 'site', stored.file), stored)
    bodies.push(body)
    const lastModified = parseHttpDate(headers['last-modified'] ?? '')
    return {
      body,
      length: stored.length,
      etag: stored.etag,
      headers: ready,
      ...(lastModified && { lastModified }),
    }
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

async function loadBody(path: string, { length, sha256 }: Representation): Promise<Body> {
  const file = await open(path)
  const { size } = await file.stat()
  if (size !== length) {
    await file.close()
    throw new DamagedEdition(`${path} compte ${size} octets au lieu de ${length}`)
  }
  return length > largestInMemory ? new FileBody(file, length) : loadInMemory(path, file, sha256)
}

async function loadInMemory(path: string, file: FileHandle, sha256: string): Promise<Body> {
  try {
    const bytes = await file.readFile()
    if (createHash('sha256').update(bytes).digest('hex') === sha256) return new MemoryBody(bytes)
    throw new DamagedEdition(`${path} n’a pas l’empreinte que dit le manifeste`)
  } finally {
    await file.close()
  }
}
