import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { project, type SiteProcess, type SiteSettings, startSite } from '../system/site-process'
import { health } from './health'
import { addReading, startReaders } from './readers'
import { type Trial, until } from './trial'

/** The public address of all sites here: a copied edition is then the one that the content gives. */
export const siteUrl = 'https://bancs.example'

const source = join(project, 'tests/fixtures/publications/auteur-seul')
const originalName = 'documents/les-bancs-publics-de-vaubrumeuse.pdf'
export const originalPath = '/les-bancs-publics-de-vaubrumeuse.pdf'

/** Content and the folder of its editions, of which one is in service. */
export interface Publication {
  readonly contentDir: string
  readonly editionsDir: string
}

/** A publication that was composed once, and the hash of the edition that its content gives. */
interface Model extends Publication {
  readonly hash: string
}

const composed = new Map<'small' | 'large', Promise<Model>>()
const folders: string[] = []

/**
 * A small publication that was composed before, in folders of its own; `large` with an original of 12 MB, which a
 * server does not keep in memory.
 */
export async function publication(trial: Trial, size: 'small' | 'large' = 'small'): Promise<Publication> {
  const model = composed.get(size) ?? compose(size)
  composed.set(size, model)
  const { contentDir, editionsDir, hash } = await model
  const copy = { contentDir: await trial.copyOf(contentDir), editionsDir: await trial.copyOf(editionsDir) }
  // Editions belong to the content at one path. Those that nobody has, a site of their address takes over.
  await rm(join(copy.editionsDir, 'sites'), { recursive: true, force: true })
  await rm(join(copy.editionsDir, 'current'), { force: true })
  await symlink(hash, join(copy.editionsDir, 'current'))
  return copy
}

/** Removes what was composed for all scenarios. */
export async function removePublications(): Promise<void> {
  // One that could not be composed has told so to whoever asked for it.
  await Promise.allSettled(composed.values())
  composed.clear()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
}

async function compose(size: 'small' | 'large'): Promise<Model> {
  const folder = await mkdtemp(join(tmpdir(), 'pannes-modele-'))
  folders.push(folder)
  const contentDir = join(folder, 'contenu')
  const editionsDir = join(folder, 'editions')
  await cp(source, contentDir, { recursive: true })
  if (size === 'large') await writeFile(join(contentDir, originalName), await largeOriginal())
  const site = await startSite({ contentDir, editionsDir, siteUrl })
  try {
    // A second edition, so that there is another one to go back to.
    const back = await save(contentDir, 'Les bancs, deuxième état')
    await until('la deuxième édition', () => shows(site.origin, 'Les bancs, deuxième état'))
    await back()
    await until('la première édition', async () => !(await shows(site.origin, 'Les bancs, deuxième état')))
    const { edition } = await health(site.origin)
    return { contentDir, editionsDir, hash: edition }
  } finally {
    await site.stop()
  }
}

/** A PDF of one page and 12 MB that do not compress, as scans do not. */
async function largeOriginal(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage()
  await document.attach(randomBytes(12_000_000), 'releve.bin')
  return document.save()
}

/** Saves a title, which every page bears. Returns the way back. */
export async function save(contentDir: string, title: string): Promise<() => Promise<void>> {
  const file = join(contentDir, 'publication.md')
  const before = await readFile(file, 'utf8')
  await writeFile(file, before.replace(/^titre: .*$/m, `titre: "${title}"`))
  return () => writeFile(file, before)
}

/** Whether the first page bears this title. */
export async function shows(origin: string, title: string): Promise<boolean> {
  return (await (await fetch(`${origin}/`)).text()).includes(`>${title}<`)
}

/** A site that runs until the scenario is over. */
export async function runSite(
  trial: Trial,
  publication: Publication,
  settings: Partial<SiteSettings> = {},
): Promise<SiteProcess> {
  const site = await startSite({ ...publication, siteUrl, ...settings })
  trial.after(() => site.stop())
  return site
}

/** A site with readers who never stop while `disturb` does its harm; none of them may notice. */
export async function withReaders(
  trial: Trial,
  publication: Publication,
  disturb: (site: SiteProcess) => Promise<void>,
  settings: Partial<SiteSettings> = {},
): Promise<void> {
  const site = await runSite(trial, publication, settings)
  const readers = await startReaders(trial, site.origin, [publication.editionsDir])
  try {
    await disturb(site)
    const read = readers.answered
    await until(
      'la suite des lectures',
      () => readers.answered >= read + trial.count({ full: 200, short: 40 }),
    )
  } finally {
    addReading(trial, await readers.finish())
  }
  trial.check(site.isRunning(), 'Le serveur s’est arrêté.')
}
