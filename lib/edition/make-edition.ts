import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Fault, faultOf } from './fault'
import type { Composer } from './open-composer'
import { claimEdition, hashInService, type Site, serveContent } from './site-editions'
import { type Edition, keepDraft, openEdition } from './store'
import { ensureFolder, removeLeftovers } from './work-folder'

/** What an edition is to be made of, and where it is to go. */
export interface Making extends Site {
  readonly composer: Composer
}

export type Made =
  | {
      /** `unchanged`: nothing was composed, and the same edition stays in service. */
      readonly status: 'made' | 'unchanged'
      /** The edition of this content. */
      readonly edition: Edition
      /** Whether it is in service; not so while another is pinned. */
      readonly isInService: boolean
      /** What editors should know though it does not stop them, in French. */
      readonly warnings?: string
    }
  | ({ readonly status: 'refused' } & Fault)

/**
 * Makes the edition of the content as it is now and puts it into service, unless another is pinned. Whatever goes
 * wrong, the edition in service stays, nothing half-made remains, and the fault says whose it is.
 */
export async function makeEdition({ composer, ...site }: Making): Promise<Made> {
  const { contentDir, editionsDir, siteUrl } = site
  try {
    await ensureFolder(editionsDir)
    await removeLeftovers(editionsDir)
    const before = await hashInService(site)
    const result = await composer.compose({ contentDir, editionsDir, siteUrl })
    if (result.type === 'refused') {
      await removeLeftovers(editionsDir)
      return { status: 'refused', ...result.fault }
    }
    if (result.draft !== undefined) {
      try {
        await claimEdition(site, result.hash)
        await keepDraft(editionsDir, result.draft, result.hash)
      } finally {
        await rm(dirname(result.draft), { recursive: true, force: true })
      }
    }
    const edition = await openEdition(editionsDir, result.hash, 'lengths')
    const served = await serveContent(site, edition.hash)
    const status = result.draft === undefined && before === served ? 'unchanged' : 'made'
    const { warnings } = result
    return { status, edition, isInService: served === edition.hash, ...(warnings ? { warnings } : {}) }
  } catch (error) {
    return { status: 'refused', ...faultOf(error) }
  }
}
