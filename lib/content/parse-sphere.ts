import { z } from 'zod'
import type { Interviewees, Prose, Sphere } from '../publication'
import { draftMark, field, sourceKeys, words } from './fields'
import type { Example } from './parse-fields'

const interviewees = z
  .strictObject({
    intitule: field(words, 'Qui elles sont', 'musiciens de la fanfare'),
    variante: field(
      z
        .strictObject({ intitule: field(words, 'L’autre nom', 'fanfaristes'), sources: sourceKeys })
        .optional(),
      'Comment une autre source nomme les mêmes personnes',
      '{ intitule: fanfaristes, sources: [R] }',
    ),
    sources: sourceKeys,
  })
  .transform(
    ({ intitule, variante, sources }): Interviewees => ({
      title: intitule,
      variant: variante && { title: variante.intitule, sources: variante.sources },
      sources,
    }),
  )

/** The front matter of `entretiens/*.md`. */
export const sphereFields = z.strictObject({
  nom: field(words, 'Le nom de la sphère', 'Écoles de musique'),
  sigle: field(words.optional(), 'Son sigle', 'EM'),
  personnes: field(
    z.array(interviewees).default([]),
    'Les personnes rencontrées',
    '- { intitule: musiciens de la fanfare, sources: [P] }',
  ),
  sources: sourceKeys,
  brouillon: draftMark,
})

export const sphereExample = {
  nom: 'Nom de la sphère',
  personnes: [{ intitule: 'personnes rencontrées', variante: { intitule: 'autre nom' } }],
} satisfies Example

/** The sphere of interviewees that a file of `entretiens/` describes. */
export function sphere(fields: z.output<typeof sphereFields>, slug: string, text: Prose): Sphere {
  const { nom, sigle, personnes, sources } = fields
  return { slug, name: nom, acronym: sigle, interviewees: personnes, sources, text }
}
