import { mkdir, readdir, readlink, rename, rm, stat, symlink, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { flushFolder, manifestFile } from './draft'
import { DamagedEdition, intactManifest, readManifest, type Scrutiny } from './integrity'
import type { Manifest } from './manifest'
import { temporaryPath } from './work-folder'

/** An edition on disk, whose files were found as its manifest says. */
export interface Edition {
  /** Its name: the hash of what it holds. */
  readonly hash: string
  /** Absolute path. */
  readonly folder: string
  readonly manifest: Manifest
  readonly composedAt: Date
}

/** A kept edition as a list shows it. */
export interface KeptEdition {
  readonly hash: string
  readonly composedAt: Date
  /** When the content last gave this edition: the order in which editions are kept. */
  readonly lastMadeAt: Date
  /** Whether `current` leads to it. */
  readonly isCurrent: boolean
  /** Whether it was chosen to stay, whatever the content says. */
  readonly isPinned: boolean
}

/** A wish about editions that cannot be met. The message is French and says what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

/** How many editions are kept, the one in service included. */
const kept = 5

const namePattern = /^[0-9a-f]{16}$/

/*
 * Every change here is one rename, so that a reader of the folder, another process or a power cut finds the state
 * before it or the state after it. An edition's two dates stand outside what is hashed, on the file system:
 * its manifest's says when it was composed, its folder's when the content last gave it.
 */

/** The edition in service; nothing where there is none. Throws `DamagedEdition`. */
export async function currentEdition(editionsDir: string): Promise<Edition | undefined> {
  const hash = await linked(editionsDir, 'current')
  return hash === undefined ? undefined : openEdition(editionsDir, hash, 'lengths')
}

/** The hash of the edition in service, which is not looked at; nothing where there is none. */
export async function hashInService(editionsDir: string): Promise<string | undefined> {
  return linked(editionsDir, 'current')
}

/** An edition by its hash. Throws `DamagedEdition`. */
export async function openEdition(editionsDir: string, hash: string, scrutiny: Scrutiny): Promise<Edition> {
  const folder = join(editionsDir, hash)
  const manifest = await intactManifest(folder, scrutiny)
  const { mtime } = await stat(join(folder, manifestFile))
  return { hash, folder, manifest, composedAt: mtime }
}

/** The kept editions, the one that the content gave last first. */
export async function listEditions(editionsDir: string): Promise<KeptEdition[]> {
  const names = await readdir(editionsDir).catch(absent)
  const [current, pinned] = [await linked(editionsDir, 'current'), await linked(editionsDir, 'pinned')]
  const editions: KeptEdition[] = []
  for (const hash of names?.filter((name) => namePattern.test(name)) ?? []) {
    const folder = await stat(join(editionsDir, hash)).catch(absent)
    const manifest = await stat(join(editionsDir, hash, manifestFile)).catch(absent)
    if (!folder || !manifest) continue
    editions.push({
      hash,
      composedAt: manifest.mtime,
      lastMadeAt: folder.mtime,
      isCurrent: hash === current,
      isPinned: hash === pinned,
    })
  }
  return editions.sort((a, b) => b.lastMadeAt.getTime() - a.lastMadeAt.getTime())
}

/**
 * Puts a kept edition into service and keeps it there until `followContent`. `name` is its hash, or enough of its
 * beginning. Throws `StoreError` or `DamagedEdition`; the edition in service then stays.
 */
export async function pinEdition(editionsDir: string, name: string): Promise<Edition> {
  const editions = await listEditions(editionsDir)
  const found = editions.filter(({ hash }) => name !== '' && hash.startsWith(name))
  const [edition] = found
  if (edition === undefined || found.length > 1) {
    const fault = edition
      ? `Plusieurs éditions commencent par « ${name} »`
      : `Il n’y a pas d’édition « ${name} »`
    const choice = editions.map(({ hash }) => hash).join(', ') || 'aucune'
    throw new StoreError(`${fault}. Éditions gardées : ${choice}.`)
  }
  const opened = await openEdition(editionsDir, edition.hash, 'bytes')
  await point(editionsDir, 'pinned', edition.hash)
  await point(editionsDir, 'current', edition.hash)
  return opened
}

/**
 * Lets the content decide again: the edition that it gave last comes into service, where it is intact.
 * Returns its hash, or nothing where no intact edition is kept.
 */
export async function followContent(editionsDir: string): Promise<string | undefined> {
  await rm(join(editionsDir, 'pinned'), { force: true })
  for (const { hash } of await listEditions(editionsDir)) {
    if (!(await isIntact(editionsDir, hash))) continue
    await point(editionsDir, 'current', hash)
    return hash
  }
  return undefined
}

/** The edition that was chosen to stay; nothing when the content decides, or when that edition is no longer there. */
export async function pinnedEdition(editionsDir: string): Promise<string | undefined> {
  const hash = await linked(editionsDir, 'pinned')
  if (hash === undefined) return undefined
  return (await stat(join(editionsDir, hash, manifestFile)).catch(absent)) && hash
}

/** The hash of a kept and intact edition with this key. Reads every file of it. */
export async function intactEditionWithKey(editionsDir: string, key: string): Promise<string | undefined> {
  for (const { hash } of await listEditions(editionsDir)) {
    const manifest = await readManifest(join(editionsDir, hash)).catch(damaged)
    if (manifest?.key === key && (await isIntact(editionsDir, hash))) return hash
  }
  return undefined
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
    const aside = temporaryPath(editionsDir)
    await rename(home, aside)
    await rename(draft, home)
    await rm(aside, { recursive: true, force: true })
  }
  await flushFolder(editionsDir)
}

/**
 * Puts into service the edition that the content gives now, unless another is pinned; then drops the editions that
 * are no longer kept. Returns the hash of the edition in service.
 */
export async function serveContent(editionsDir: string, hash: string): Promise<string> {
  const now = new Date()
  await utimes(join(editionsDir, hash), now, now)
  for (;;) {
    // Looked at again after each change: another process may have pinned an edition meanwhile.
    const wanted = (await pinnedEdition(editionsDir)) ?? hash
    if ((await linked(editionsDir, 'current')) === wanted) break
    await point(editionsDir, 'current', wanted)
  }
  await prune(editionsDir)
  return (await linked(editionsDir, 'current')) ?? hash
}

async function prune(editionsDir: string): Promise<void> {
  const editions = await listEditions(editionsDir)
  const needed = editions.filter(({ isCurrent, isPinned }) => isCurrent || isPinned)
  const others = editions.filter((edition) => !needed.includes(edition))
  for (const { hash } of others.slice(Math.max(0, kept - needed.length))) {
    const aside = temporaryPath(editionsDir)
    await rename(join(editionsDir, hash), aside).catch(absent)
    const [current, pinned] = [await linked(editionsDir, 'current'), await linked(editionsDir, 'pinned')]
    // Another process has just chosen it.
    if (hash === current || hash === pinned) await rename(aside, join(editionsDir, hash)).catch(absent)
    else await rm(aside, { recursive: true, force: true })
  }
}

async function isIntact(editionsDir: string, hash: string): Promise<boolean> {
  return (await openEdition(editionsDir, hash, 'bytes').catch(damaged)) !== undefined
}

async function linked(editionsDir: string, name: 'current' | 'pinned'): Promise<string | undefined> {
  const target = await readlink(join(editionsDir, name)).catch(absent)
  return target !== undefined && namePattern.test(target) ? target : undefined
}

async function point(editionsDir: string, name: 'current' | 'pinned', hash: string): Promise<void> {
  const link = temporaryPath(editionsDir)
  await mkdir(dirname(link), { recursive: true })
  await symlink(hash, link)
  await rename(link, join(editionsDir, name))
  await flushFolder(editionsDir)
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}

function damaged(error: unknown): undefined {
  if (error instanceof DamagedEdition) return undefined
  throw error
}
