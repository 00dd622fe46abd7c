import type { Dirent, Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What a content folder looks like from outside: enough to tell that it changed, without reading a file. */
export interface Survey {
  /** Every folder, the root first, with what identifies it on disk: a folder made again under its old name is another one. */
  readonly folders: ReadonlyMap<string, string>
  /** Differs when any file is added, taken away, renamed or written. */
  readonly fingerprint: string
}

/** Whether a file's name is one that editors and tools use for themselves: hidden files, backups, vim's trial file 4913. */
export function isPassing(name: string): boolean {
  return name.startsWith('.') || name.endsWith('~') || name === '4913' || /^#.*#$/.test(name)
}

/**
 * Looks at `root` and all below it. A root that is not there has no folders. What the system refuses to show is part of
 * what is seen: that it became unreadable, or readable again, is a change.
 */
export async function survey(root: string): Promise<Survey> {
  const folders = new Map<string, string>()
  const lines: string[] = []
  await visit(root, folders, lines)
  return { folders, fingerprint: lines.join('\n') }
}

async function visit(folder: string, folders: Map<string, string>, lines: string[]): Promise<void> {
  const [state, entries] = await Promise.all([stateOf(folder), entriesOf(folder)])
  if (typeof state === 'string' || typeof entries === 'string') {
    lines.push(`${folder} ${typeof state === 'string' ? state : entries}`)
    return
  }
  folders.set(folder, `${state.dev}:${state.ino}`)
  lines.push(folder)
  const names = entries.filter(({ name }) => !isPassing(name)).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of names) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await visit(path, folders, lines)
    else lines.push(`${path} ${trace(await stateOf(path))}`)
  }
}

/** The time of change (ctime) too: a tool that sets the old time of writing again does not deceive it. */
function trace(state: Stats | Unseen): string {
  return typeof state === 'string' ? state : `${state.ino} ${state.size} ${state.mtimeMs} ${state.ctimeMs}`
}

/** Why something is not seen: the code of the system's error. */
type Unseen = string

/** Through symbolic links: where content is mounted as links to a version, the link stays and its target changes. */
function stateOf(path: string): Promise<Stats | Unseen> {
  return stat(path).catch(unseen)
}

function entriesOf(folder: string): Promise<Dirent[] | Unseen> {
  return readdir(folder, { withFileTypes: true }).catch(unseen)
}

/** Between a listing and a look things may disappear, links may lead nowhere, and rights may be missing. */
function unseen(error: NodeJS.ErrnoException): Unseen {
  if (error.code === undefined) throw error
  return error.code
}
