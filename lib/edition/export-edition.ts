import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { caddyConfiguration } from './caddy-configuration'
import { type ExportedFile, exported, exportedFiles } from './exported-files'
import { inParallel } from './in-parallel'
import { nginxHttp, nginxServer } from './nginx-configuration'
import { headersFile, redirectsFile } from './static-site-headers'
import { type Edition, StoreError } from './store'

/** What an exported folder holds besides the documents: instructions for those who serve it. */
const instructions = [
  '.nojekyll',
  'Caddyfile',
  '_headers',
  '_redirects',
  'nginx-server.conf',
  'nginx.conf',
] as const

const mark = '# Édition exportée par « npm run export ».'

/**
 * Writes an edition to a folder as a static site: the documents and their precompressed siblings, `_headers` and
 * `_redirects` for static hosts, `Caddyfile`, `nginx.conf` and `nginx-server.conf`, and `.nojekyll`, without which GitHub
 * Pages leaves out `_next`. The folder is new, empty or an earlier export, which is brought up to date file by file,
 * pages last, so that it can be served meanwhile. Throws `StoreError`.
 */
export async function exportEdition(edition: Edition, folder: string, siteUrl: string): Promise<void> {
  const { manifest } = edition
  const root = resolve(folder)
  await checkDestination(root)
  await passDatesIn(root)
  const files = await exportedFiles(edition)
  const texts: Record<(typeof instructions)[number], string> = {
    // First, so that an export that is cut short can be taken up again.
    'nginx.conf': `${mark}\n${nginxHttp(manifest, siteUrl)}`,
    'nginx-server.conf': nginxServer(manifest, siteUrl, instructions),
    Caddyfile: caddyConfiguration(manifest, siteUrl, instructions),
    '.nojekyll': '',
    _headers: headersFile(manifest),
    _redirects: redirectsFile(manifest),
  }
  for (const [file, text] of Object.entries(texts))
    await bringUpToDate(join(root, file), exported(file, Buffer.from(text)))
  const isPage = ({ file }: ExportedFile) => /\.html(\.br|\.gz)?$/.test(file)
  for (const group of [files.filter((file) => !isPage(file)), files.filter(isPage)]) {
    await inParallel(group, 16, (file) => bringUpToDate(join(root, file.file), file))
  }
  await removeOthers(root, new Set([...files.map(({ file }) => file), ...instructions]))
}

async function checkDestination(root: string): Promise<void> {
  const names: string[] = await readdir(root).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  if (names.length === 0) return
  const configuration = names.includes('nginx.conf') ? await readFile(join(root, 'nginx.conf'), 'utf8') : ''
  if (configuration.startsWith(mark)) return
  throw new StoreError(
    `Le dossier ${root} contient autre chose qu’une édition exportée. Donner un dossier vide ou nouveau.`,
  )
}

/** How far the clock may stand behind the folder's dates, and be waited for. Milliseconds. */
const longestWait = 5000

/*
 * Web servers make `ETag` and `Last-Modified` of a file's date, to the second, and its length. A file whose bytes change
 * therefore gets the date of this export, the first at which they could be read; one whose bytes stay keeps its own. And
 * no export begins within a second of which the folder has a date already: whatever is written then is younger than all
 * that ever stood at its address. Unlike a date made of the content, this one hides no edit.
 */

/** Waits until the clock is past the date of every file in the folder. Throws `StoreError` when it is far behind. */
async function passDatesIn(root: string): Promise<void> {
  const newest = await newestDate(root)
  const next = (Math.floor(newest / 1000) + 1) * 1000
  if (next - Date.now() > longestWait) {
    throw new StoreError(
      `Le dossier ${root} a des fichiers datés du ${new Date(newest).toISOString()}, et l’horloge de la machine est en retard sur cette date. Régler l’horloge, ou exporter dans un dossier nouveau.`,
    )
  }
  // The file system's clock may be some milliseconds behind this one.
  while (Date.now() < next + 20) await wait(next + 20 - Date.now())
}

/** The date of the newest file below a folder, in milliseconds; 0 where there is none. */
async function newestDate(root: string): Promise<number> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  const files = entries.filter((entry) => entry.isFile())
  const dates = await inParallel(
    files,
    16,
    // Node before 20.12 knows `path` only.
    async (entry) => (await stat(join(entry.parentPath ?? entry.path, entry.name))).mtimeMs,
  )
  return dates.reduce((newest, date) => Math.max(newest, date), 0)
}

/** Leaves a file that has these bytes already as it is, with its date. */
async function bringUpToDate(path: string, { content, sha256 }: ExportedFile): Promise<void> {
  if ((await hashOf(path)) === sha256) return
  await replace(path, (fresh) =>
    typeof content === 'string' ? copyFile(content, fresh) : writeFile(fresh, content),
  )
}

/** SHA-256 of a file, lower-case hexadecimal; nothing where there is none. */
async function hashOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  return hash.digest('hex')
}

/** Writes a file beside its place, then puts it there: a reader finds the one before or this one, whole. */
async function replace(path: string, write: (fresh: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const fresh = `${path}.${randomBytes(4).toString('hex')}`
  await write(fresh)
  await rename(fresh, path)
}

/** Takes away what an earlier export left, and the folders that are empty then. */
async function removeOthers(root: string, kept: ReadonlySet<string>, folder = ''): Promise<boolean> {
  let isEmpty = true
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (entry.isDirectory()) {
      if (await removeOthers(root, kept, path)) await rmdir(join(root, path))
      else isEmpty = false
    } else if (kept.has(path)) {
      isEmpty = false
    } else {
      await rm(join(root, path))
    }
  }
  return isEmpty
}
