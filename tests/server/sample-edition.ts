import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { editionHash } from '../../lib/edition/draft'
import type {
  EditionDocument,
  EditionRedirect,
  Manifest,
  Representation,
  UnapiService,
} from '../../lib/edition/manifest'

export interface SampleDocument {
  readonly content: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
  /** Whether it has `br` and `gzip` siblings. */
  readonly isCompressed?: boolean
}

export interface Sample {
  readonly documents: Readonly<Record<string, SampleDocument>>
  readonly redirects?: Readonly<Record<string, EditionRedirect>>
  readonly unapi?: SampleUnapi
  readonly notFound?: SampleDocument
}

/** What unAPI answers: the formats of all, and those of one record with the record in RIS. */
export interface SampleUnapi {
  readonly id: string
  readonly formats: SampleDocument
  readonly formatsOfRecord: SampleDocument
  readonly ris: SampleDocument
}

export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'public, max-age=10, stale-while-revalidate=50, stale-if-error=86400',
  'content-security-policy': "default-src 'none'",
  // As editions had it that were composed before.
  'last-modified': 'Thu, 06 Mar 2025 00:00:00 GMT',
}

export const notFoundPage: SampleDocument = {
  content: `<!doctype html><html lang="fr"><title>Page introuvable</title><h1>Cette page n’existe pas</h1>${' '.repeat(200)}`,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
  isCompressed: true,
}

/** A folder for editions, to be removed by the test that asked for it. */
export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'edition-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** Writes an edition as the composer does, into a folder named after what it holds. */
export async function writeEdition(
  editions: string,
  { documents, redirects = {}, unapi, notFound = notFoundPage }: Sample,
): Promise<{ folder: string; hash: string; manifest: Manifest }> {
  const draft = await mkdtemp(join(editions, '.draft-'))
  const site = join(draft, 'site')
  const written: Record<string, EditionDocument> = {}
  for (const [path, document] of Object.entries(documents)) {
    written[path] = await writeDocument(site, fileOf(path), document)
  }
  const manifest: Manifest = {
    format: 1,
    key: 'f'.repeat(64),
    documents: written,
    ...(unapi && { unapi: await writeUnapi(site, unapi) }),
    redirects,
    notFound: await writeDocument(site, '404.html', notFound),
  }
  const json = JSON.stringify(manifest)
  await writeFile(join(draft, 'manifest.json'), json)
  const hash = editionHash(Buffer.from(json))
  const folder = join(editions, hash)
  await rename(draft, folder)
  return { folder, hash, manifest }
}

async function writeUnapi(site: string, sample: SampleUnapi): Promise<UnapiService> {
  const { id, formats, formatsOfRecord, ris } = sample
  const record = {
    formats: await writeDocument(site, `unapi/${id}.xml`, formatsOfRecord),
    documents: { ris: await writeDocument(site, `unapi/${id}.ris`, ris) },
  }
  return { formats: await writeDocument(site, 'unapi/formats.xml', formats), records: { [id]: record } }
}

async function writeDocument(site: string, file: string, document: SampleDocument): Promise<EditionDocument> {
  const bytes = Buffer.from(document.content)
  const identity = await writeRepresentation(site, file, bytes)
  const headers = document.headers ?? pageHeaders
  if (!document.isCompressed) return { headers, representations: { identity } }
  const br = await writeRepresentation(site, `${file}.br`, brotliCompressSync(bytes))
  const gzip = await writeRepresentation(site, `${file}.gz`, gzipSync(bytes, { level: 9 }))
  return { headers, representations: { identity, br, gzip } }
}

async function writeRepresentation(site: string, file: string, bytes: Buffer): Promise<Representation> {
  const path = join(site, file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes)
  const digest = sha256(bytes)
  return { file, length: bytes.length, sha256: digest, etag: `"${digest.slice(0, 32)}"` }
}

function fileOf(path: string): string {
  if (path === '/') return 'index.html'
  return /\.\w+$/.test(path) ? path.slice(1) : `${path.slice(1)}.html`
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
