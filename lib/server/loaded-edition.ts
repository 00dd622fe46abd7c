import { realpath } from 'node:fs/promises'
import { basename } from 'node:path'
import { isUnseen } from '../edition/fault'
import { DamagedEdition, readManifest } from '../edition/integrity'
import type { EditionDocument, EditionRedirect, Manifest, UnapiService } from '../edition/manifest'
import { composedAt } from '../edition/store'
import { type AddressBook, addressBook, addressOf } from './address'
import type { Answer } from './answer'
import type { Body } from './body'
import { header } from './header'
import { type LoadedDocument, type Loading, loadDocument } from './load-document'

/** An edition ready to be handed out: no request reads the disk after this, but for the bytes of large files. */
export interface LoadedEdition {
  /** The name of its folder. */
  readonly hash: string
  /** See `editionKey`. */
  readonly key: string
  readonly composedAt: Date
  /** Under which all its addresses lie, without a final slash; empty at the root. */
  readonly base: string
  /** By address: the path as a request has it, percent-encoded. */
  readonly documents: ReadonlyMap<string, LoadedDocument>
  readonly unapi?: LoadedUnapi
  readonly redirects: ReadonlyMap<string, Answer>
  readonly notFound: LoadedDocument
  readonly addresses: AddressBook
  /** Closes the large files, each as soon as its last running download is over. */
  retire(): void
}

/** What unAPI answers; see `UnapiService`. */
export interface LoadedUnapi {
  readonly formats: LoadedDocument
  readonly records: ReadonlyMap<string, LoadedUnapiRecord>
}

export interface LoadedUnapiRecord {
  readonly formats: LoadedDocument
  readonly documents: ReadonlyMap<string, LoadedDocument>
}

interface Options {
  /** Folders of other editions whose hashed assets stay served, so that a page loaded a minute ago finds its fonts. */
  readonly kept?: readonly string[]
  /** Hears of a kept edition that cannot be read; it is passed over, for the edition itself needs nothing of it. */
  readonly unreadable?: (error: DamagedEdition) => void
  /** Hears of an edition, this one or a kept one, of which a large file is found damaged after it was opened. */
  readonly damaged?: (hash: string, error: DamagedEdition) => void
}

/**
 * Opens and verifies the edition in `folder`, which may be a symbolic link; its large files are verified after that, and
 * each before its first byte is sent. Throws `DamagedEdition` when anything in it is not as its manifest says, and as it
 * came what the system refuses.
 */
export async function openEdition(folder: string, options: Options = {}): Promise<LoadedEdition> {
  const bodies: Body[] = []
  const retire = () => {
    for (const body of bodies) body.retire()
  }
  const loading = (home: string): Loading => ({
    folder: home,
    bodies,
    damaged: (error) => options.damaged?.(basename(home), error),
  })
  try {
    const home = await realpath(folder)
    const manifest = await readManifest(home)
    const { key, base = '' } = manifest
    const documents = await loadDocuments(loading(home), listed(manifest))
    const unapi = manifest.unapi && (await loadUnapi(loading(home), manifest.unapi))
    const notFound = await loadDocument(loading(home), manifest.notFound)
    await addKeptAssets(documents, options, loading)
    const redirects = new Map(
      Object.entries(manifest.redirects).map(([path, redirect]) => [
        addressOf(`${base}${path}`),
        loadRedirect(redirect, base),
      ]),
    )
    const addresses = addressBook([...documents.keys(), ...redirects.keys()], base)
    const hash = basename(home)
    const edition = { hash, key, base, documents, unapi, redirects, notFound, addresses, retire }
    const opened = { ...edition, composedAt: await composedAt(home) }
    void verifyInTurn(bodies)
    return opened
  } catch (error) {
    retire()
    throw damaged(folder, error)
  }
}

/** In the background, one after the other. What is found is told by each body. */
async function verifyInTurn(bodies: readonly Body[]): Promise<void> {
  for (const body of bodies) await body.verified()?.catch(() => undefined)
}

async function addKeptAssets(
  documents: Map<string, LoadedDocument>,
  { kept = [], unreadable }: Options,
  loading: (home: string) => Loading,
): Promise<void> {
  for (const folder of known.keys()) if (!kept.includes(folder)) known.delete(folder)
  for (const folder of kept) {
    try {
      const assets = (await hashedAssets(folder)).filter(([path]) => !documents.has(addressOf(path)))
      for (const [address, asset] of await loadDocuments(loading(folder), assets))
        documents.set(address, asset)
    } catch (error) {
      const fault = damaged(folder, error)
      if (!(fault instanceof DamagedEdition)) throw fault
      unreadable?.(fault)
    }
  }
}

type Listed = readonly [path: string, document: EditionDocument]

/** The documents by the path of their address, its base included. */
function listed({ documents, base = '' }: Manifest): Listed[] {
  return Object.entries(documents).map(([path, document]) => [`${base}${path}`, document])
}

/** The hashed assets of the kept editions, by folder. An edition never changes: its manifest is read once. */
const known = new Map<string, readonly Listed[]>()

async function hashedAssets(folder: string): Promise<readonly Listed[]> {
  const assets =
    known.get(folder) ?? listed(await readManifest(folder)).filter(([, { headers }]) => isImmutable(headers))
  known.set(folder, assets)
  return assets
}

/** Whether the address names these very bytes for ever, as those with a hash in them do. */
function isImmutable(headers: EditionDocument['headers']): boolean {
  return /\bimmutable\b/.test(headers['cache-control'] ?? '')
}

/** Enough to keep the disk busy, few enough to leave room for the requests answered meanwhile. */
const readsAtOnce = 16

async function loadDocuments(
  loading: Loading,
  documents: readonly Listed[],
): Promise<Map<string, LoadedDocument>> {
  const loaded = new Map<string, LoadedDocument>()
  for (let first = 0; first < documents.length; first += readsAtOnce) {
    const batch = documents.slice(first, first + readsAtOnce)
    // All are waited for, the failed ones too: a file opened after the failure would never be closed.
    const results = await Promise.allSettled(
      batch.map(async ([path, document]) => {
        loaded.set(addressOf(path), await loadDocument(loading, document))
      }),
    )
    for (const result of results) if (result.status === 'rejected') throw result.reason
  }
  return loaded
}

async function loadUnapi(loading: Loading, unapi: UnapiService): Promise<LoadedUnapi> {
  const load = (document: EditionDocument) => loadDocument(loading, document)
  const records = new Map<string, LoadedUnapiRecord>()
  for (const [id, { formats, documents }] of Object.entries(unapi.records)) {
    const byFormat = new Map<string, LoadedDocument>()
    for (const [format, document] of Object.entries(documents)) byFormat.set(format, await load(document))
    records.set(id, { formats: await load(formats), documents: byFormat })
  }
  return { formats: await load(unapi.formats), records }
}

function loadRedirect({ status, location, headers }: EditionRedirect, base: string): Answer {
  return {
    status,
    header: header({ ...headers, location: addressOf(`${base}${location}`), 'content-length': '0' }),
  }
}

/** What opening an edition throws: its damage, or what the system refused, which says nothing of the edition. */
function damaged(folder: string, cause: unknown): unknown {
  if (isUnseen(cause)) return cause
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new DamagedEdition(`L’édition de ${folder} ne peut pas être servie : ${reason}`, { cause })
}
