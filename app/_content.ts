import { cache } from 'react'
import { type Loaded, loadPublication } from '#lib/content/load-publication'
import { pinContent, pinnedContent } from '#lib/content/pinned'
import { report } from '#lib/content/report'
import type { Publication } from '#lib/publication'
import { settings } from '#lib/settings'

/** The content cannot be published. The message is the editor's report; there is no trace to read. */
class ContentError extends Error {
  override readonly name = 'ContentError'
  override readonly stack: string

  constructor(message: string) {
    super(message)
    this.stack = message
  }
}

/**
 * The content as it stands: read once a request, or, when the composer of an edition names the snapshot that
 * CONTENT_DIR holds (CONTENT_SNAPSHOT), once a snapshot. The preview gives the content itself.
 */
export const loaded = cache(async (): Promise<Loaded> => {
  const { contentDir } = settings()
  const pinned = pinnedContent()
  if (pinned?.isPreview) return pinned.loaded
  const id = process.env.CONTENT_SNAPSHOT
  if (!id) return loadPublication(contentDir)
  if (pinned?.id === id) return pinned.loaded
  const loading = loadPublication(contentDir)
  pinContent({ id, loaded: loading })
  return loading
})

/** Whether pages are shown to an editor while the content changes. */
export const isPreview = (): boolean => pinnedContent()?.isPreview === true

/**
 * The hash of the whole content folder (SHA-256, lower-case hexadecimal), which the composer of an edition gives;
 * absent while editors work on it.
 */
export function contentHash(): string | undefined {
  return process.env.CONTENT_HASH || undefined
}

/** The publication. Throws with the report when the content has errors. */
export async function publication(): Promise<Publication> {
  const result = await loaded()
  if (result.publication) return result.publication
  throw new ContentError(`Le contenu a des erreurs.\n\n${report(result.problems)}`)
}
