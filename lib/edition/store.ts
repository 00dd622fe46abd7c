import { readdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { flushFolder, manifestFile } from './draft'
import { DamagedEdition, intactManifest, readManifest, type Scrutiny } from './integrity'
import type { Manifest } from './manifest'
import { temporaryPath } from './work-folder'

/*
 * The editions of a folder, whoever they were made for. Each is named by the hash of what it holds; two sites whose
 * editions are the same have one. Which edition is whose is written apart: see site-editions.ts.
 *
 * Every change here is one rename, so that a reader of the folder, another process or a power cut finds the state
 * before it or the state after it.
 */

/** An edition on disk, whose files were found as its manifest says. */
export interface Edition {
  /** Its name: the hash of what it holds. */
  readonly hash: string
  /** Absolute path. */
  readonly folder: string
  readonly manifest: Manifest
  readonly composedAt: Date
}

/** A wish about editions that cannot be met. The message is French and says what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

/** Whether a name is that of an edition. */
export function isEditionName(name: string): boolean {
  return /^[0-9a-f]{16}$/.test(name)
}

/** An edition by its hash. Throws `DamagedEdition`. */
export async function openEdition(editionsDir: string, hash: string, scrutiny: Scrutiny): Promise<Edition> {
  const folder = join(editionsDir, hash)
  const manifest = await intactManifest(folder, scrutiny)
  return { hash, folder, manifest, composedAt: await composedAt(folder) }
}

/** When the edition in a folder was composed. It stands outside of what is hashed, on the file system. */
export async function composedAt(folder: string): Promise<Date> {
  return (await stat(join(folder, manifestFile))).mtime
}

/** The hash of a kept and intact edition with this key. Reads every file of it. */
export async function intactEditionWithKey(editionsDir: string, key: string): Promise<string | undefined> {
  for (const hash of await editionNames(editionsDir)) {
    const manifest = await readManifest(join(editionsDir, hash)).catch(damaged)
    if (manifest?.key === key && (await isIntact(editionsDir, hash))) return hash
  }
  return undefined
}

/** The names of all editions in a folder. */
export async function editionNames(editionsDir: string): Promise<string[]> {
  return ((await readdir(editionsDir).catch(absent)) ?? []).filter(isEditionName)
}

export async function isIntact(editionsDir: string, hash: string): Promise<boolean> {
  return (await openEdition(editionsDir, hash, 'bytes').catch(damaged)) !== undefined
}

/** Takes a finished draft among the editions, under its hash. */
export async function keepDraft(editionsDir: string, draft: string, hash: string): Promise<void> {
  const home = join(editionsDir, hash)
  try {
    await rename(draft, home)
  } catch (error) {
    if (!isTaken(error)) throw error
    // The same edition is there already, whole or damaged.
    if (await isIntact(editionsDir, hash)) return
    await setAside(editionsDir, hash)
    await rename(draft, home)
  }
  await flushFolder(editionsDir)
}

/**
 * Takes an edition out of the kept ones. Its files can be looked at until this process ends, when they are removed with
 * what else it leaves.
 */
export async function setAside(editionsDir: string, hash: string): Promise<void> {
  await rename(join(editionsDir, hash), temporaryPath(editionsDir)).catch(absent)
}

/** Whether something of that name is there already, as the system says of a rename. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')
}

/** For `catch`: nothing, where nothing is there. */
export function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}

function damaged(error: unknown): undefined {
  if (error instanceof DamagedEdition) return undefined
  throw error
}
