import { createHash } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { canonicalJson } from './canonical-json'
import type { Manifest, Representation } from './manifest'
import { Refusal } from './refusal'

/** The folder of documents inside an edition. */
export const siteFolder = 'site'
/** The manifest's file inside an edition. */
export const manifestFile = 'manifest.json'

/** An edition being written. All that it says is written has reached the disk. */
export class Draft {
  readonly folder: string
  readonly #folders = new Map<string, Promise<unknown>>()

  /** `folder` is created; nothing must be there. */
  constructor(folder: string) {
    this.folder = folder
  }

  /** Writes a document's bytes to a file inside `site/`. Throws `Refusal` when another document has that file. */
  async write(file: string, bytes: Buffer | Readable): Promise<Representation> {
    const path = join(this.folder, siteFolder, file)
    await this.#makeFolder(dirname(path))
    const hash = createHash('sha256')
    let length = 0
    const handle = await open(path, 'wx').catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code !== 'EEXIST' && code !== 'EISDIR') throw error
      throw new Refusal(`Deux documents de l’édition auraient le même fichier, ${file}. Changer une adresse.`)
    })
    try {
      for await (const chunk of Buffer.isBuffer(bytes) ? [bytes] : bytes) {
        hash.update(chunk)
        length += chunk.length
        await handle.writeFile(chunk)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    return representation(file, length, hash.digest('hex'))
  }

  /** Writes the manifest and flushes every folder; the edition is then complete. Returns its hash, its name. */
  async finish(manifest: Manifest): Promise<string> {
    const bytes = Buffer.from(canonicalJson(manifest))
    const handle = await open(join(this.folder, manifestFile), 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    for (const folder of [...this.#folders.keys(), this.folder]) await flushFolder(folder)
    return editionHash(bytes)
  }

  async #makeFolder(folder: string): Promise<void> {
    // Its parents up to the draft's own folder are new too, and have to be flushed with it.
    for (let path = folder; path.length > this.folder.length; path = dirname(path)) {
      if (!this.#folders.has(path)) this.#folders.set(path, mkdir(path, { recursive: true }))
    }
    await this.#folders.get(folder)
  }
}

/** The hash of what an edition holds, all of which its manifest names by hash: sixteen hexadecimal digits. */
export function editionHash(manifestBytes: Buffer): string {
  return createHash('sha256').update(manifestBytes).digest('hex').slice(0, 16)
}

function representation(file: string, length: number, sha256: string): Representation {
  return { file, length, sha256, etag: `"${sha256.slice(0, 32)}"` }
}

/** Makes sure that the names in a folder have reached the disk. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
