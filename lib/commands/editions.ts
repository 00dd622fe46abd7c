import {
  followContent,
  listEditions,
  listSites,
  pinEdition,
  pinnedEdition,
  type Site,
} from '../edition/site-editions'
import { StoreError } from '../edition/store'
import { settings } from '../settings'
import { runCommand } from './run-command'

const usage = `npm run editions                  liste les éditions gardées
npm run editions -- use <hash>    met une édition en service, et l’y garde
npm run editions -- follow        suit de nouveau le contenu`

/* npm run editions: the kept editions, and which one is served. */
await runCommand(async () => {
  const { editionsDir, siteUrl, contentDir } = settings()
  const own: Site = { editionsDir, siteUrl, contentDir }
  const sites = await listSites(editionsDir)
  const [action, hash, ...rest] = process.argv.slice(2)
  if (action === undefined) {
    if (sites.length === 0) console.log('Aucune édition : « npm start » compose la première.')
    for (const site of sites) await printEditions(site, sites.length > 1)
  } else if (action === 'use' && hash && rest.length === 0) {
    const edition = await pinEdition(await meant(own, sites, hasEdition(hash)), hash)
    console.log(`Édition ${edition.hash} en service, jusqu’à « npm run editions -- follow ».`)
  } else if (action === 'follow' && hash === undefined) {
    const served = await followContent(await meant(own, sites, hasChosen))
    console.log(
      served ? `Le contenu est suivi de nouveau ; édition ${served} en service.` : 'Aucune édition gardée.',
    )
  } else {
    console.error(usage)
    return 2
  }
  return 0
})

type Fitting = (site: Site) => Promise<boolean>

function hasEdition(name: string): Fitting {
  return async (site) => (await listEditions(site)).some(({ hash }) => hash.startsWith(name))
}

async function hasChosen(site: Site): Promise<boolean> {
  return (await pinnedEdition(site)) !== undefined
}

/**
 * The site that is meant: that of the settings if it fits; else, for whoever calls the command without the settings of
 * the server, the only one that does, or the only one that there is. Throws `StoreError`.
 */
async function meant(own: Site, sites: readonly Site[], fits: Fitting): Promise<Site> {
  if (process.env.SITE_URL || (await fits(own))) return own
  const fitting: Site[] = []
  for (const site of sites) if (await fits(site)) fitting.push(site)
  if (fitting.length > 1) {
    const choice = fitting.map(({ siteUrl }) => `SITE_URL=${siteUrl}`).join(' ou ')
    throw new StoreError(`Plusieurs sites ont leurs éditions dans ce dossier : dire lequel par ${choice}.`)
  }
  return fitting[0] ?? (sites.length === 1 ? sites[0] : undefined) ?? own
}

async function printEditions(site: Site, isNamed: boolean): Promise<void> {
  if (isNamed) console.log(`${site.siteUrl}, contenu de ${site.contentDir} :`)
  for (const { hash, composedAt, isCurrent, isPinned } of await listEditions(site)) {
    const state = isPinned ? '  en service, choisie' : isCurrent ? '  en service' : ''
    const date = composedAt.toLocaleString('fr-FR', { dateStyle: 'long', timeStyle: 'medium' })
    console.log(`${hash}  ${date}${state}`)
  }
}
