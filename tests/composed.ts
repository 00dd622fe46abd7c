import { rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { exclusively } from '../lib/commands/exclusively.mjs'
import { makeEdition } from '../lib/edition/make-edition'
import { openComposer } from '../lib/edition/open-composer'
import { currentEdition } from '../lib/edition/site-editions'
import type { Edition } from '../lib/edition/store'

const project = join(import.meta.dirname, '..')
const folder = join(project, 'test-results', 'composed')

/** The origin of the sites that tests compose. */
export const siteUrl = 'https://lien-social.example'

/** Before a run: what the run before composed is no proof of today's code. */
export default function setup(): void {
  rmSync(folder, { recursive: true, force: true })
}

export interface Workshop {
  /** Composes the content as it is now. Throws the report when it is refused. */
  compose(): Promise<Edition>
  close(): Promise<void>
}

/** A composer of the build that `npm test` makes sure of, with a process of its own. */
export function openWorkshop(contentDir: string, editionsDir: string): Workshop {
  const output: string[] = []
  const composer = openComposer({
    entry: join(project, process.env.NEXT_DIST_DIR ?? '', 'commands/composer.mjs'),
    appFolder: project,
    onOutput: (text) => output.push(text),
  })
  return {
    compose: async () => {
      const made = await makeEdition({ composer, contentDir, editionsDir, siteUrl })
      if (made.status === 'refused') throw new Error(`${made.report}\n${output.join('')}`)
      return made.edition
    },
    close: () => composer.close(),
  }
}

/** The edition of the project's content, composed once a run for all tests that only read it. */
export async function composedEdition(): Promise<Edition> {
  await mkdir(folder, { recursive: true })
  const editions = join(folder, 'editions')
  return exclusively(join(folder, 'lock'), async () => {
    const contentDir = join(project, 'content')
    const composed = await currentEdition({ editionsDir: editions, siteUrl, contentDir })
    if (composed) return composed
    const workshop = openWorkshop(contentDir, editions)
    try {
      return await workshop.compose()
    } finally {
      await workshop.close()
    }
  })
}
