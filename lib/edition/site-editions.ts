import { createHash } from 'node:crypto'
import { lstat, readdir, readFile, readlink, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { canonicalJson } from './canonical-json'
import { flushFolder, manifestFile } from './draft'
import {
  absent,
  composedAt,
  type Edition,
  isEditionName,
  isIntact,
  openEdition,
  StoreError,
  setAside,
} from './store'
import { ensureFolder, temporaryPath } from './work-folder'

/*
 * Which edition serves which site. Beside the editions, `sites/` has a folder for each site that was ever made there:
 *
 *     site.json          the site, for people and for « npm run editions »
 *     <hash>             a link to each edition that its content gave; its date says when it last did
 *     current            a link to the edition in service
 *     pinned             where there is one, a link to the edition that was chosen to stay
 *
 * A server follows the links of its own site and changes no other's. A folder in which these links were not yet kept has
 * `current` and `pinned` beside its editions: see take-over.ts.
 */

/** For whom editions are made. Two servers share their editions exactly when these agree. */
export interface Site {
  /** Absolute path of the folder of editions. */
  readonly editionsDir: string
  /** Address of the public site. */
  readonly siteUrl: string
  /** Absolute path of the content, as it was set: where that is a link, the site stays when the link moves. */
  readonly contentDir: string
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

/** How many editions of a site are kept, the one in service included. */
const kept = 5

const sitesFolder = 'sites'

/** The folder of a site's links. */
export function siteLinks({ editionsDir, siteUrl, contentDir }: Site): string {
  const name = createHash('sha256').update(canonicalJson({ siteUrl, contentDir })).digest('hex').slice(0, 16)
  return join(editionsDir, sitesFolder, name)
}

/** The sites that have editions in a folder. */
export async function listSites(editionsDir: string): Promise<Site[]> {
  const sites: Site[] = []
  for (const links of await linkFolders(editionsDir)) {
    const text = await readFile(join(links, 'site.json'), 'utf8').catch(absent)
    const written: unknown = text === undefined ? undefined : JSON.parse(text)
    if (typeof written !== 'object' || written === null) continue
    if (!('siteUrl' in written) || typeof written.siteUrl !== 'string') continue
    if (!('contentDir' in written) || typeof written.contentDir !== 'string') continue
    sites.push({ editionsDir, siteUrl: written.siteUrl, contentDir: written.contentDir })
  }
  return sites.sort((a, b) => a.siteUrl.localeCompare(b.siteUrl))
}

/** The folders of the links of all sites. */
export async function linkFolders(editionsDir: string): Promise<string[]> {
  const folder = join(editionsDir, sitesFolder)
  return ((await readdir(folder).catch(absent)) ?? []).filter(isEditionName).map((name) => join(folder, name))
}

/** The edition in service; nothing where there is none. Throws `DamagedEdition`. */
export async function currentEdition(site: Site): Promise<Edition | undefined> {
  const hash = await hashInService(site)
  return hash === undefined ? undefined : openEdition(site.editionsDir, hash, 'lengths')
}

/** The hash of the edition in service, which is not looked at; nothing where there is none. */
export async function hashInService(site: Site): Promise<string | undefined> {
  return linked(siteLinks(site), 'current')
}

/** The kept editions of a site, the one that its content gave last first. */
export async function listEditions(site: Site): Promise<KeptEdition[]> {
  const links = siteLinks(site)
  const names = ((await readdir(links).catch(absent)) ?? []).filter(isEditionName)
  const [current, pinned] = [await linked(links, 'current'), await linked(links, 'pinned')]
  const editions: KeptEdition[] = []
  for (const hash of names) {
    const link = await lstat(join(links, hash)).catch(absent)
    const composed = await composedAt(join(site.editionsDir, hash)).catch(absent)
    if (!link || !composed) continue
    editions.push({
      hash,
      composedAt: composed,
      lastMadeAt: link.mtime,
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
export async function pinEdition(site: Site, name: string): Promise<Edition> {
  const editions = await listEditions(site)
  const found = editions.filter(({ hash }) => name !== '' && hash.startsWith(name))
  const [edition] = found
  if (edition === undefined || found.length > 1) {
    const fault = edition
      ? `Plusieurs éditions commencent par « ${name} »`
      : `Il n’y a pas d’édition « ${name} »`
    const choice = editions.map(({ hash }) => hash).join(', ') || 'aucune'
    throw new StoreError(`${fault}. Éditions gardées : ${choice}.`)
  }
  const opened = await openEdition(site.editionsDir, edition.hash, 'bytes')
  await point(site, 'pinned', edition.hash)
  await point(site, 'current', edition.hash)
  return opened
}

/**
 * Lets the content decide again: the edition that it gave last comes into service, where it is intact.
 * Returns its hash, or nothing where no intact edition is kept.
 */
export async function followContent(site: Site): Promise<string | undefined> {
  await rm(join(siteLinks(site), 'pinned'), { force: true })
  for (const { hash } of await listEditions(site)) {
    if (!(await isIntact(site.editionsDir, hash))) continue
    await point(site, 'current', hash)
    return hash
  }
  return undefined
}

/** The edition that was chosen to stay; nothing when the content decides, or when that edition is no longer there. */
export async function pinnedEdition(site: Site): Promise<string | undefined> {
  const hash = await linked(siteLinks(site), 'pinned')
  if (hash === undefined) return undefined
  return (await stat(join(site.editionsDir, hash, manifestFile)).catch(absent)) && hash
}

/**
 * Notes that the content of a site gives this edition now. To be done before the edition is there, so that no end of
 * the process leaves one that is nobody's.
 */
export async function claimEdition(site: Site, hash: string): Promise<void> {
  await point(site, hash, hash)
}

/**
 * Puts into service the edition that the content gives now, unless another is pinned; then drops the editions that
 * are no longer kept. Returns the hash of the edition in service.
 */
export async function serveContent(site: Site, hash: string): Promise<string> {
  await claimEdition(site, hash)
  for (;;) {
    // Looked at again after each change: another process may have pinned an edition meanwhile.
    const wanted = (await pinnedEdition(site)) ?? hash
    if ((await hashInService(site)) === wanted) break
    await point(site, 'current', wanted)
  }
  await prune(site)
  return (await hashInService(site)) ?? hash
}

/** Takes a damaged edition out of the kept ones, of whatever site; one that was chosen to stay is chosen no longer. */
export async function dropDamaged(site: Site, hash: string): Promise<void> {
  if ((await linked(siteLinks(site), 'pinned')) === hash) await rm(join(siteLinks(site), 'pinned'))
  await setAside(site.editionsDir, hash)
}

async function prune(site: Site): Promise<void> {
  const links = siteLinks(site)
  const editions = await listEditions(site)
  const needed = editions.filter(({ isCurrent, isPinned }) => isCurrent || isPinned)
  const others = editions.filter((edition) => !needed.includes(edition))
  const staying = new Set([...needed, ...others.slice(0, Math.max(0, kept - needed.length))].map(hashOf))
  const dropped = (await readdir(links)).filter((name) => isEditionName(name) && !staying.has(name))
  for (const hash of dropped) {
    await rm(join(links, hash), { force: true })
    if (await isClaimed(site.editionsDir, hash)) continue
    const aside = temporaryPath(site.editionsDir)
    const home = join(site.editionsDir, hash)
    await rename(home, aside).catch(absent)
    // Another process may just have chosen it.
    if (await isClaimed(site.editionsDir, hash)) await rename(aside, home).catch(absent)
    else await rm(aside, { recursive: true, force: true })
  }
}

const hashOf = ({ hash }: KeptEdition): string => hash

/** Whether a site needs the edition, or a server of the version that knew of one site only. */
async function isClaimed(editionsDir: string, hash: string): Promise<boolean> {
  for (const links of await linkFolders(editionsDir)) {
    const names = (await readdir(links).catch(absent)) ?? []
    if (names.includes(hash)) return true
    for (const name of ['current', 'pinned']) if ((await linked(links, name)) === hash) return true
  }
  for (const name of ['current', 'pinned']) if ((await linked(editionsDir, name)) === hash) return true
  return false
}

/** The edition that a link leads to. */
export async function linked(links: string, name: string): Promise<string | undefined> {
  const target = await readlink(join(links, name)).catch(absent)
  const hash = target === undefined ? '' : basename(target)
  return isEditionName(hash) ? hash : undefined
}

async function point(site: Site, name: string, hash: string): Promise<void> {
  const links = siteLinks(site)
  await openSite(site)
  const link = temporaryPath(site.editionsDir)
  await symlink(linkTarget(hash), link)
  await rename(link, join(links, name))
  await flushFolder(links)
}

/** Where a site's link to an edition leads. */
export function linkTarget(hash: string): string {
  return join('..', '..', hash)
}

/** Makes the folder of a site's links where there is none. */
async function openSite(site: Site): Promise<void> {
  const links = siteLinks(site)
  if (await stat(join(links, 'site.json')).catch(absent)) return
  await ensureFolder(links)
  const file = temporaryPath(site.editionsDir)
  await writeFile(file, siteFile(site))
  await rename(file, join(links, 'site.json'))
}

/** What `site.json` says. */
export function siteFile({ siteUrl, contentDir }: Site): string {
  return canonicalJson({ siteUrl, contentDir })
}
