import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, readdir, readlink, realpath, symlink } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { canonicalJson } from './canonical-json'
import { isUnseen, MachineFault } from './fault'
import { inParallel } from './in-parallel'
import { Refusal } from './refusal'

/** A copy of the content that nobody changes. */
export interface Snapshot {
  /** Absolute path of the copy; its last part is that of the content folder. */
  readonly folder: string
  /** See `contentHash`. */
  readonly hash: string
}

/** Something in the content folder. `path` has forward slashes; `state` changes when it does. */
interface Entry {
  readonly path: string
  readonly kind: 'file' | 'link'
  readonly state: string
}

/** How often a folder that changes while it is read is read again before giving up. */
const attempts = 5

/**
 * Copies the content into a folder that exists, and hashes it on the way. Names that begin with a dot are left out:
 * editors and version control keep their own things there. Symbolic links are copied as links and never followed,
 * so that validation, working on the copy, meets them. Throws `Refusal` and `MachineFault`.
 */
export async function takeSnapshot(contentDir: string, into: string): Promise<Snapshot> {
  for (let attempt = 1; ; attempt += 1) {
    const folder = join(into, String(attempt), basename(contentDir))
    const hash = await readStable(contentDir, folder)
    if (hash !== undefined) return { folder, hash }
    if (attempt === attempts) throw restless(contentDir)
  }
}

/**
 * The hash of all that the content folder holds: names, bytes and links; not dates, rights or names that begin
 * with a dot. Lower-case hexadecimal. Throws `Refusal` and `MachineFault`.
 */
export async function contentHash(contentDir: string): Promise<string> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const hash = await readStable(contentDir)
    if (hash !== undefined) return hash
  }
  throw restless(contentDir)
}

function restless(contentDir: string): MachineFault {
  return new MachineFault(
    'Le contenu change sans cesse.',
    `Le dossier ${contentDir} change pendant qu’il est lu : attendre la fin des enregistrements.`,
  )
}

/** Hashes the folder and, where `copy` is given, copies it there; nothing when it changed meanwhile. */
async function readStable(contentDir: string, copy?: string): Promise<string | undefined> {
  const root = await realpath(contentDir).catch((error: unknown) => {
    if (isUnseen(error)) throw error
    throw new MachineFault(
      'Le dossier du contenu n’est pas là.',
      `Le dossier du contenu, ${contentDir}, n’existe pas : le créer, ou corriger CONTENT_DIR.`,
    )
  })
  const before = await list(root)
  if (copy) await makeFolders(copy, before)
  try {
    const digests = await inParallel(before, 16, async ({ path, kind }) => ({
      path,
      kind,
      digest: await (kind === 'link'
        ? readLink(root, path, copy)
        : readFile(join(root, path), copy && join(copy, path))),
    }))
    if (canonicalJson(await list(root)) !== canonicalJson(before)) return undefined
    return createHash('sha256').update(canonicalJson(digests)).digest('hex')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    // A file that went away, or became a link, between the listing and its reading.
    if (code === 'ENOENT' || code === 'ELOOP') return undefined
    throw error
  }
}

async function list(root: string, folder = ''): Promise<Entry[]> {
  const names = (await readdir(join(root, folder))).filter((name) => !name.startsWith('.')).sort()
  const entries: Entry[] = []
  for (const name of names) {
    const path = folder ? `${folder}/${name}` : name
    const stat = await lstat(join(root, path), { bigint: true })
    if (stat.isDirectory()) {
      entries.push(...(await list(root, path)))
    } else if (stat.isFile() || stat.isSymbolicLink()) {
      const state = [stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(' ')
      entries.push({ path, kind: stat.isFile() ? 'file' : 'link', state })
    } else {
      throw new Refusal(`${path}\n  Ce n’est ni un fichier ni un dossier. L’ôter du dossier du contenu.`)
    }
  }
  return entries
}

async function makeFolders(copy: string, entries: readonly Entry[]): Promise<void> {
  const folders = new Set(entries.map(({ path }) => dirname(join(copy, path))))
  for (const folder of [copy, ...folders]) await mkdir(folder, { recursive: true })
}

/** Copies a link as a link; one that names a place inside the content absolutely is made to name it in the copy. */
async function readLink(root: string, path: string, copy: string | undefined): Promise<string> {
  const from = dirname(join(root, path))
  const target = await readlink(join(root, path))
  const inside = relative(root, resolve(from, target))
  const leadsOut = inside === '..' || inside.startsWith(`..${sep}`) || resolve(inside) === inside
  const kept = leadsOut ? resolve(from, target) : relative(from, resolve(from, target)) || '.'
  if (copy) await symlink(kept, join(copy, path))
  return kept
}

async function readFile(path: string, copy: string | undefined): Promise<string> {
  // A link, or a pipe that nobody writes to, may have taken the file's place since it was listed.
  const source = await open(
    path,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  )
  try {
    const target = copy === undefined ? undefined : await open(copy, 'wx')
    try {
      return await transfer(source, target)
    } finally {
      await target?.close()
    }
  } finally {
    await source.close()
  }
}

async function transfer(source: FileHandle, target: FileHandle | undefined): Promise<string> {
  const hash = createHash('sha256')
  const { size } = await source.stat()
  const chunk = Buffer.allocUnsafe(Math.min(Math.max(size, 1024) + 1, 1 << 20))
  for (;;) {
    const { bytesRead } = await source.read(chunk)
    if (bytesRead === 0) return hash.digest('hex')
    const bytes = chunk.subarray(0, bytesRead)
    hash.update(bytes)
    await target?.writeFile(bytes)
  }
}
