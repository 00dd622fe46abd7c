import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { editionHash, manifestFile, siteFolder } from './draft'
import { isUnseen, MachineFault } from './fault'
import { inParallel } from './in-parallel'
import type { EditionDocument, Manifest, Representation } from './manifest'
import { parseManifest } from './parse-manifest'

/** An edition that cannot be served: something of it is missing or altered. The message is French. */
export class DamagedEdition extends MachineFault {
  override readonly name = 'DamagedEdition'

  constructor(message: string, options?: ErrorOptions) {
    super('Une édition est abîmée.', message, options)
  }
}

/** How closely an edition is looked at: `lengths` is quick, `bytes` reads every file. */
export type Scrutiny = 'lengths' | 'bytes'

/**
 * The manifest of an edition, whose other files are not looked at. `hash`: see `intactManifest`. Throws `DamagedEdition`,
 * and as it came what the system refuses: an edition that cannot be looked at may be whole.
 */
export async function readManifest(folder: string, hash: string = basename(folder)): Promise<Manifest> {
  const bytes = await readFile(join(folder, manifestFile)).catch((error: unknown) => {
    if (isUnseen(error)) throw error
    throw damaged(hash, `son manifeste ne peut pas être lu (${String(error)})`)
  })
  if (editionHash(bytes) !== hash) throw damaged(hash, 'son manifeste n’est pas celui que son nom annonce')
  try {
    return parseManifest(bytes.toString())
  } catch (error) {
    throw damaged(hash, `son manifeste est d’un autre format (${String(error)})`)
  }
}

/**
 * The manifest of an edition whose files are as it says. `hash` is the edition's name where the folder does not
 * bear it yet. Throws `DamagedEdition`.
 */
export async function intactManifest(
  folder: string,
  scrutiny: Scrutiny,
  hash: string = basename(folder),
): Promise<Manifest> {
  const manifest = await readManifest(folder, hash)
  await inParallel(representationsOf(manifest), 16, async ({ file, length, sha256 }) => {
    const path = join(folder, siteFolder, file)
    const stat = await lstat(path).catch((error: unknown) => {
      if (isUnseen(error)) throw error
    })
    if (!stat?.isFile()) throw damaged(hash, `le fichier ${file} manque`)
    if (stat.size !== length) throw damaged(hash, `${file} a ${stat.size} octets au lieu de ${length}`)
    if (scrutiny === 'bytes' && (await sha256Of(path, length)) !== sha256)
      throw damaged(hash, `${file} a été modifié`)
  })
  return manifest
}

function damaged(hash: string, fault: string): DamagedEdition {
  return new DamagedEdition(`L’édition ${hash} est endommagée : ${fault}.`)
}

function unapiDocuments({ unapi }: Manifest): EditionDocument[] {
  if (!unapi) return []
  const records = Object.values(unapi.records)
  return [
    unapi.formats,
    ...records.flatMap(({ formats, documents }) => [formats, ...Object.values(documents)]),
  ]
}

/** Every file that an edition's manifest names. */
export function representationsOf(manifest: Manifest): Representation[] {
  const all: EditionDocument[] = [
    ...Object.values(manifest.documents),
    ...unapiDocuments(manifest),
    manifest.notFound,
  ]
  return all.flatMap(({ representations }) => Object.values(representations))
}

/** Up to this many bytes a file is read at once, which is quicker for the many small ones. */
const readAtOnce = 1024 * 1024

async function sha256Of(path: string, length: number): Promise<string> {
  const hash = createHash('sha256')
  if (length <= readAtOnce) return hash.update(await readFile(path)).digest('hex')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}
