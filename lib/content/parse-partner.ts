import { z } from 'zod'
import type { Partner, Prose } from '../publication'
import { draftMark, field, sourceKeys, words } from './fields'
import type { Example } from './parse-fields'

/** The front matter of `partenaires/*.md`. */
export const partnerFields = z.strictObject({
  nom: field(words, 'Le nom complet', 'Fédération des fanfares'),
  sigle: field(words.optional(), 'Le sigle', 'FF'),
  role: field(words, 'Le rôle, en quelques mots', 'soutien constant, participation'),
  pour: field(
    z.enum(['ouvrage', 'suite']).default('ouvrage'),
    '« suite » pour un partenaire de ce qui a suivi seulement ; sans ce champ, partenaire de l’ouvrage',
    'suite',
  ),
  sources: sourceKeys,
  brouillon: draftMark,
})

export const partnerExample = { nom: 'Nom du partenaire', role: 'son rôle' } satisfies Example

/** The partner that a file of `partenaires/` describes. */
export function partner(fields: z.output<typeof partnerFields>, slug: string, text: Prose): Partner {
  const { nom, sigle, role, pour, sources } = fields
  return { slug, name: nom, acronym: sigle, of: pour === 'suite' ? 'follow-up' : 'work', role, sources, text }
}
