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

/** Looks at `root` and all below it. A root that is not there has no folders. */
export async function survey(root: string): Promise<Survey> {
  const folders = new Map<string, string>()
  const lines: string[] = []
  await visit(root, folders, lines)
  return { folders, fingerprint: lines.join('\n') }
}

async function visit(folder: string, folders: Map<string, string>, lines: string[]): Promise<void> {
  const [state, entries] = await Promise.all([stateOf(folder), entriesOf(folder)])
  if (!state || !entries) return
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
function trace(state: Stats | undefined): string {
  return state ? `${state.ino} ${state.size} ${state.mtimeMs} ${state.ctimeMs}` : 'absent'
}

/** Through symbolic links: where content is mounted as links to a version, the link stays and its target changes. */
function stateOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(unlessGone)
}

function entriesOf(folder: string): Promise<Dirent[] | undefined> {
  return readdir(folder, { withFileTypes: true }).catch(unlessGone)
}

/** Between a listing and a look things may disappear, or links lead nowhere. */
function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'ELOOP') return undefined
  throw error
}
