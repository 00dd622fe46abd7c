import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, rename, rm, rmdir, utimes, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { siteFolder } from './draft'
import { inParallel } from './in-parallel'
import type { EditionDocument, Manifest } from './manifest'
import { nginxConfiguration } from './nginx-configuration'
import { headersFile, redirectsFile } from './static-site-headers'
import { type Edition, StoreError } from './store'

/** What an exported folder holds besides the documents: instructions for those who serve it. */
const instructions = ['_headers', '_redirects', 'nginx.conf'] as const

const mark = '# Édition exportée par « npm run export ».'

/**
 * Writes an edition to a folder as a static site: the documents and their precompressed siblings, `_headers` and
 * `_redirects` for static hosts, `nginx.conf`. The folder is new, empty or an earlier export, which is brought up to
 * date file by file, pages last, so that it can be served meanwhile. Throws `StoreError`.
 */
export async function exportEdition(edition: Edition, folder: string, siteUrl: string): Promise<void> {
  const { manifest } = edition
  const root = resolve(folder)
  await checkDestination(root)
  const files = datedFiles(manifest)
  const site = { root, siteUrl, listen: '80', hidden: instructions }
  // First, so that an export that is cut short can be taken up again.
  await writeText(join(root, 'nginx.conf'), `${mark}\n${nginxConfiguration(manifest, site)}`)
  const isPage = (file: string) => /\.html(\.br|\.gz)?$/.test(file)
  for (const group of [files.filter(({ file }) => !isPage(file)), files.filter(({ file }) => isPage(file))]) {
    await inParallel(group, 16, ({ file, date }) =>
      replaceFile(join(edition.folder, siteFolder, file), join(root, file), date),
    )
  }
  await writeText(join(root, '_headers'), headersFile(manifest))
  await writeText(join(root, '_redirects'), redirectsFile(manifest))
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

interface DatedFile {
  /** Path inside the site. */
  readonly file: string
  readonly date: Date
}

/** Each file with the date that web servers are to announce: its document's, or that of the newest document. */
function datedFiles(manifest: Manifest): DatedFile[] {
  const documents: EditionDocument[] = [...Object.values(manifest.documents), manifest.notFound]
  const dates = documents.flatMap(({ headers }) => headers['last-modified'] ?? []).map(Date.parse)
  const newest = new Date(Math.max(Date.UTC(2000, 0, 1), ...dates))
  return documents.flatMap((document) => {
    const text = document.headers['last-modified']
    const date = text === undefined ? newest : new Date(text)
    return Object.values(document.representations).map(({ file }) => ({ file, date }))
  })
}

async function replaceFile(source: string, path: string, date: Date): Promise<void> {
  const fresh = await freshName(path)
  await copyFile(source, fresh)
  await utimes(fresh, date, date)
  await rename(fresh, path)
}

async function writeText(path: string, text: string): Promise<void> {
  const fresh = await freshName(path)
  await writeFile(fresh, text)
  await rename(fresh, path)
}

async function freshName(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  return `${path}.${randomBytes(4).toString('hex')}`
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
