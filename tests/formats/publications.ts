import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadPublication } from '../../lib/content/load-publication'
import { report } from '../../lib/content/report'
import type { Publication } from '../../lib/publication'
import { samplePictures, samplePublication } from './pdf/sample-publication'

export const siteUrl = 'https://publication.example'

/** A publication, and the bytes of its pictures by their paths in the content folder. */
export interface Read {
  readonly publication: Publication
  readonly pictures: (file: string) => Promise<Uint8Array>
}

/** Publications that differ as much as they can: one with something everywhere, this site's, and the fixtures. */
export const publications = {
  'la publication d’essai': async (): Promise<Read> => ({
    publication: samplePublication(),
    pictures: samplePictures,
  }),
  'le contenu du site': () => read('content'),
  'la publication d’un auteur seul': () => read('tests/fixtures/publications/auteur-seul'),
  'la publication aux onze sites': () => read('tests/fixtures/publications/onze-sites'),
  'le plus petit contenu': () => read('tests/fixtures/contenu-minimal'),
  'les cas difficiles': () => read('tests/fixtures/publications/cas-difficiles'),
} as const satisfies Record<string, () => Promise<Read>>

export type PublicationName = keyof typeof publications

export const publicationNames: readonly PublicationName[] = [
  'la publication d’essai',
  'le contenu du site',
  'la publication d’un auteur seul',
  'la publication aux onze sites',
  'le plus petit contenu',
  'les cas difficiles',
]

async function read(folder: string): Promise<Read> {
  const root = join(process.cwd(), folder)
  const { publication, problems } = await loadPublication(root)
  if (!publication) throw new Error(report(problems))
  return { publication, pictures: (file) => readFile(join(root, file)) }
}
