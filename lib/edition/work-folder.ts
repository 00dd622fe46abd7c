import { createHash, randomBytes } from 'node:crypto'
import { readlinkSync } from 'node:fs'
import { lstat, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * Temporary names inside the folder of editions. Each carries the process that made it, so that what a killed
 * process left behind can be told from what a living one is working on, even when machines share the folder.
 */
const pattern = /^\.work-([0-9a-f]{8})-(\d+)-[0-9a-f]+$/

/** Longer than any composition lasts: what another machine left is removed after this. Milliseconds. */
const abandonedAfter = 60 * 60 * 1000

/** A fresh temporary path inside the folder of editions; nothing is created. */
export function temporaryPath(editionsDir: string): string {
  return join(editionsDir, `.work-${machine()}-${process.pid}-${randomBytes(6).toString('hex')}`)
}

/** Creates a temporary folder inside the folder of editions, and that folder if need be. */
export async function openWorkFolder(editionsDir: string): Promise<string> {
  await ensureFolder(editionsDir)
  const folder = temporaryPath(editionsDir)
  await mkdir(folder)
  return folder
}

/** Makes a folder and those above it, where they are not there. Node's own recursive way says ENOENT of a read-only disk. */
export async function ensureFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    // A link to a folder is one.
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error
    await ensureFolder(dirname(folder))
    await ensureFolder(folder)
  }
}

/** Removes the temporary files and folders whose process has ended. */
export async function removeLeftovers(editionsDir: string): Promise<void> {
  for (const name of await namesIn(editionsDir)) {
    const match = pattern.exec(name)
    if (!match?.[1] || !match[2]) continue
    const path = join(editionsDir, name)
    const left = match[1] === machine() ? !isAlive(Number(match[2])) : await isAbandoned(path)
    if (left) await rm(path, { recursive: true, force: true })
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const stat = await lstat(path).catch(() => undefined)
  return stat !== undefined && Date.now() - stat.mtimeMs > abandonedAfter
}

let known: string | undefined

/** Names the space in which a process number means something: the host, and on Linux its container. */
function machine(): string {
  known ??= createHash('sha256').update(`${hostname()} ${processNamespace()}`).digest('hex').slice(0, 8)
  return known
}

function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    // Only Linux has it; elsewhere the host's name says enough.
    return ''
  }
}
