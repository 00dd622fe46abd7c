import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadPublication } from '../../../lib/content/load-publication'
import { report } from '../../../lib/content/report'
import { webEditionPdf } from '../../../lib/formats/pdf/web-edition'
import type { Publication } from '../../../lib/publication'
import { samplePictures, samplePublication } from './sample-publication'

export const siteUrl = 'https://publication.example'

/** Publications that differ as much as they can: one with something everywhere, this site's, and the two fixtures. */
export const editions = {
  'la publication d’essai': () => edition(samplePublication(), samplePictures),
  'le contenu du site': () => editionOf('content'),
  'la publication d’un auteur seul': () => editionOf('tests/fixtures/publications/auteur-seul'),
  'la publication aux onze sites': () => editionOf('tests/fixtures/publications/onze-sites'),
} as const satisfies Record<string, () => Promise<Edition>>

export interface Edition {
  readonly publication: Publication
  readonly pdf: Uint8Array
}

async function editionOf(folder: string): Promise<Edition> {
  const root = join(process.cwd(), folder)
  const { publication, problems } = await loadPublication(root)
  if (!publication) throw new Error(report(problems))
  return edition(publication, (file) => readFile(join(root, file)))
}

async function edition(
  publication: Publication,
  pictures: (file: string) => Promise<Uint8Array>,
): Promise<Edition> {
  return { publication, pdf: await webEditionPdf(publication, { siteUrl, pictures }) }
}
