import { lstat, lutimes, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { siteFolder } from './draft'
import { DamagedEdition, readManifest } from './integrity'
import { linked, linkFolders, linkTarget, type Site, siteFile, siteLinks } from './site-editions'
import { absent, editionNames, isTaken } from './store'
import { ensureFolder, openWorkFolder } from './work-folder'

/**
 * Takes over, once, the editions of this site that a version of the server left which knew of one site only, so that
 * the new version serves at once. `current` and `pinned` beside them stay: whoever goes back to that version finds them.
 */
export async function takeOverEditions(site: Site): Promise<void> {
  const links = siteLinks(site)
  if (await stat(links).catch(absent)) return
  const hashes = await unclaimedEditionsOf(site)
  if (hashes.length === 0) return
  const work = await openWorkFolder(site.editionsDir)
  try {
    const made = join(work, 'links')
    await mkdir(made)
    await writeFile(join(made, 'site.json'), siteFile(site))
    for (const hash of hashes) {
      const { mtime } = await stat(join(site.editionsDir, hash))
      await symlink(linkTarget(hash), join(made, hash))
      await lutimes(join(made, hash), mtime, mtime)
    }
    for (const name of ['current', 'pinned']) {
      const hash = await linked(site.editionsDir, name)
      if (hash !== undefined && hashes.includes(hash)) await symlink(linkTarget(hash), join(made, name))
    }
    await ensureFolder(dirname(links))
    await rename(made, links).catch((error: unknown) => {
      // Another server of this site was quicker.
      if (!isTaken(error)) throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** The editions that no site has, and whose robots.txt names the address of this one. */
async function unclaimedEditionsOf({ editionsDir, siteUrl }: Site): Promise<string[]> {
  const hashes: string[] = []
  const folders = await linkFolders(editionsDir)
  for (const hash of await editionNames(editionsDir)) {
    const links = await Promise.all(folders.map((folder) => lstat(join(folder, hash)).catch(absent)))
    if (links.some((link) => link !== undefined)) continue
    if ((await siteMap(join(editionsDir, hash))) === `${siteUrl}/sitemap.xml`) hashes.push(hash)
  }
  return hashes
}

/** The address of the site map that an edition's robots.txt names; nothing where it cannot be read. */
async function siteMap(folder: string): Promise<string | undefined> {
  const manifest = await readManifest(folder).catch((error: unknown) => {
    if (!(error instanceof DamagedEdition)) throw error
  })
  const file = manifest?.documents['/robots.txt']?.representations.identity.file
  if (file === undefined) return undefined
  const text = await readFile(join(folder, siteFolder, file), 'utf8').catch(absent)
  return /^Sitemap:\s*(\S+)\s*$/im.exec(text ?? '')?.[1]
}
