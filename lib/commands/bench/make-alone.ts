import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeEdition } from '../../edition/make-edition'
import { composerOfBuild } from '../composer-of-build'

/** Milliseconds to compose an edition in a fresh process, with nothing to reuse. Throws with the report when refused. */
export async function makeAlone(contentDir: string): Promise<number> {
  const editionsDir = await mkdtemp(join(tmpdir(), 'editions-'))
  const composer = composerOfBuild(() => {})
  try {
    const start = performance.now()
    const made = await makeEdition({ composer, contentDir, editionsDir, siteUrl: 'https://exemple.fr' })
    if (made.status === 'refused') throw new Error(made.report)
    return performance.now() - start
  } finally {
    await composer.close()
    await rm(editionsDir, { recursive: true, force: true })
  }
}
