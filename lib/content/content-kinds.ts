import type { z } from 'zod'
import type { Example } from './parse-fields'
import { pageExample, pageFields } from './parse-page'
import { partnerExample, partnerFields } from './parse-partner'
import { placeExample, placeFields } from './parse-place'
import { publicationExample, publicationFields } from './parse-publication'
import { sphereExample, sphereFields } from './parse-sphere'
import { publicationFile, type TextFolder, textFolders } from './read-folder'

/** A kind of content file that has front matter. */
export interface ContentKind {
  /** Its files, as the guide names them. */
  readonly files: string
  /** The stem of its JSON Schema. */
  readonly name: string
  readonly schema: z.ZodType
  readonly example: Example
}

/** What the files of each folder of texts are: a folder that is forgotten does not compile. */
const folders: Readonly<Record<TextFolder, Omit<ContentKind, 'files'>>> = {
  villes: { name: 'lieu', schema: placeFields, example: placeExample },
  entretiens: { name: 'sphere', schema: sphereFields, example: sphereExample },
  partenaires: { name: 'partenaire', schema: partnerFields, example: partnerExample },
  pages: { name: 'page', schema: pageFields, example: pageExample },
}

/** Every kind of content file that has front matter. */
export const contentKinds: readonly ContentKind[] = [
  { files: publicationFile, name: 'publication', schema: publicationFields, example: publicationExample },
  ...textFolders.map((folder) => ({ files: `${folder}/*.md`, ...folders[folder] })),
]
