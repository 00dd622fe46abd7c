import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Publication } from '#lib/publication'
import { settings } from '#lib/settings'

type Bytes = Uint8Array<ArrayBuffer>

/** Shared by pages, which give the checksums of files, and by the route of the files: Next.js bundles them apart. */
const shared: typeof globalThis & {
  madeFiles?: Map<string, { key: string; bytes: Promise<Bytes> }>
  madeFileKeys?: WeakMap<Publication, { siteUrl: string; key: Promise<string> }>
} = globalThis

/** A file of the web edition: made once, and again only when something that it is made from changes. */
export async function madeOnce(
  format: 'pdf' | 'epub',
  publication: Publication,
  make: (siteUrl: string) => Promise<Bytes>,
): Promise<Bytes> {
  const { siteUrl } = settings()
  const key = await keyOf(publication, siteUrl)
  shared.madeFiles ??= new Map()
  const known = shared.madeFiles.get(format)
  if (known?.key === key) return known.bytes
  const bytes = make(siteUrl)
  shared.madeFiles.set(format, { key, bytes })
  return bytes
}

/** The bytes of a picture of the publication, by its path in the content folder. */
export function readPicture(file: string): Promise<Buffer> {
  return readFile(join(settings().contentDir, file))
}

/** Worked out once for each reading of the content. */
function keyOf(publication: Publication, siteUrl: string): Promise<string> {
  shared.madeFileKeys ??= new WeakMap()
  const known = shared.madeFileKeys.get(publication)
  if (known?.siteUrl === siteUrl) return known.key
  const key = makeKey(publication, siteUrl)
  shared.madeFileKeys.set(publication, { siteUrl, key })
  return key
}

async function makeKey(publication: Publication, siteUrl: string): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([siteUrl, publication]))
  for (const { file } of publication.pictures) hash.update(await readPicture(file))
  return hash.digest('hex')
}
