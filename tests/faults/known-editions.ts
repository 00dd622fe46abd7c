import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readManifest } from '../../lib/edition/integrity'
import type { Encoding, Manifest } from '../../lib/edition/manifest'
import { pause } from './trial'

/** A representation that some edition has. */
export interface Known {
  readonly sha256: string
  readonly length: number
  readonly encoding: Encoding
  /** The editions that have it at this address. */
  readonly editions: ReadonlySet<string>
}

/**
 * What the editions in some folders say of themselves, those that came and went included: the measure of every answer.
 * Manifests are read as they appear; an edition is kept far longer than that takes.
 */
export class KnownEditions {
  readonly #folders: readonly string[]
  readonly #hashes = new Set<string>()
  /** By address and entity tag. */
  readonly #known = new Map<
    string,
    { sha256: string; length: number; encoding: Encoding; editions: Set<string> }
  >()
  readonly #paths = new Set<string>()
  #isOver = false
  readonly #rounds: Promise<void>

  constructor(...folders: readonly string[]) {
    this.#folders = folders
    this.#rounds = this.#makeRounds()
  }

  /** How many editions there were. */
  get count(): number {
    return this.#hashes.size
  }

  /** The addresses of all documents. */
  get paths(): readonly string[] {
    return [...this.#paths]
  }

  has(hash: string): boolean {
    return this.#hashes.has(hash)
  }

  /** The representation that this tag names at this address; nothing when no edition has such a one. */
  find(path: string, etag: string): Known | undefined {
    return this.#known.get(`${path} ${etag}`)
  }

  async look(): Promise<void> {
    for (const folder of this.#folders) {
      const names = await readdir(folder).catch(() => [])
      for (const hash of names.filter((name) => /^[0-9a-f]{16}$/.test(name) && !this.#hashes.has(name))) {
        // One that is damaged or goes away meanwhile is not known, and nothing of it may be served.
        const manifest = await readManifest(join(folder, hash)).catch(() => undefined)
        if (manifest) this.#learn(hash, manifest)
      }
    }
  }

  async close(): Promise<void> {
    this.#isOver = true
    await this.#rounds
    await this.look()
  }

  async #makeRounds(): Promise<void> {
    while (!this.#isOver) {
      await this.look()
      await pause(40)
    }
  }

  #learn(hash: string, manifest: Manifest): void {
    this.#hashes.add(hash)
    for (const [path, { representations }] of [
      ...Object.entries(manifest.documents),
      ['404', manifest.notFound] as const,
    ]) {
      if (path !== '404') this.#paths.add(new URL(`http://edition${path}`).pathname)
      for (const [encoding, { etag, sha256, length }] of Object.entries(representations)) {
        const key = `${path === '404' ? path : new URL(`http://edition${path}`).pathname} ${etag}`
        const known = this.#known.get(key)
        if (known) known.editions.add(hash)
        else if (encoding === 'identity' || encoding === 'br' || encoding === 'gzip')
          this.#known.set(key, { sha256, length, encoding, editions: new Set([hash]) })
      }
    }
  }
}
