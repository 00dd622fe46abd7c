import type { z } from 'zod'
import type { Example } from './parse-fields'
import { pageExample, pageFields } from './parse-page'
import { partnerExample, partnerFields } from './parse-partner'
import { placeExample, placeFields } from './parse-place'
import { publicationExample, publicationFields } from './parse-publication'
import { sphereExample, sphereFields } from './parse-sphere'

/** A kind of content file that has front matter. */
export interface ContentKind {
  /** Its files, as the guide names them. */
  readonly files: string
  /** The stem of its JSON Schema. */
  readonly name: string
  readonly schema: z.ZodType
  readonly example: Example
}

/** Every kind of content file that has front matter. */
export const contentKinds: readonly ContentKind[] = [
  { files: 'publication.md', name: 'publication', schema: publicationFields, example: publicationExample },
  { files: 'villes/*.md', name: 'lieu', schema: placeFields, example: placeExample },
  { files: 'entretiens/*.md', name: 'sphere', schema: sphereFields, example: sphereExample },
  { files: 'partenaires/*.md', name: 'partenaire', schema: partnerFields, example: partnerExample },
  { files: 'pages/*.md', name: 'page', schema: pageFields, example: pageExample },
]
