import { z } from 'zod'
import type { Partner, Prose } from '../publication'
import { draftMark, sourceKeys, words } from './fields'
import type { Example } from './parse-fields'

/** The front matter of `partenaires/*.md`. */
export const partnerFields = z.strictObject({
  nom: words,
  sigle: words.optional(),
  role: words,
  pour: z.enum(['ouvrage', 'suite']).default('ouvrage'),
  sources: sourceKeys,
  brouillon: draftMark,
})

export const partnerExample = { nom: 'Nom du partenaire', role: 'son rôle' } satisfies Example

/** The partner that a file of `partenaires/` describes. */
export function partner(fields: z.output<typeof partnerFields>, slug: string, text: Prose): Partner {
  const { nom, sigle, role, pour, sources } = fields
  return { slug, name: nom, acronym: sigle, of: pour === 'suite' ? 'follow-up' : 'work', role, sources, text }
}
