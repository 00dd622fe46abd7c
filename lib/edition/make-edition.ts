import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Composer } from './open-composer'
import { reportOf } from './refusal'
import { type Edition, hashInService, keepDraft, openEdition, serveContent } from './store'
import { removeLeftovers } from './work-folder'

/** What an edition is to be made of, and where it is to go. */
export interface Making {
  readonly composer: Composer
  /** Absolute paths. */
  readonly contentDir: string
  readonly editionsDir: string
  /** Address of the public site. */
  readonly siteUrl: string
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
  | { readonly status: 'refused'; readonly report: string }

/**
 * Makes the edition of the content as it is now and puts it into service, unless another is pinned. Whatever goes
 * wrong, the edition in service stays, nothing half-made remains, and the report, in French, says why.
 */
export async function makeEdition(making: Making): Promise<Made> {
  const { composer, contentDir, editionsDir, siteUrl } = making
  try {
    await mkdir(editionsDir, { recursive: true })
    await removeLeftovers(editionsDir)
    const before = await hashInService(editionsDir)
    const result = await composer.compose({ contentDir, editionsDir, siteUrl })
    if (result.type === 'refused') {
      await removeLeftovers(editionsDir)
      return { status: 'refused', report: result.report }
    }
    if (result.draft !== undefined) {
      try {
        await keepDraft(editionsDir, result.draft, result.hash)
      } finally {
        await rm(dirname(result.draft), { recursive: true, force: true })
      }
    }
    const edition = await openEdition(editionsDir, result.hash, 'lengths')
    const served = await serveContent(editionsDir, edition.hash)
    const status = result.draft === undefined && before === served ? 'unchanged' : 'made'
    const { warnings } = result
    return { status, edition, isInService: served === edition.hash, ...(warnings ? { warnings } : {}) }
  } catch (error) {
    return { status: 'refused', report: reportOf(error) }
  }
}
