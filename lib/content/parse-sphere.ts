import { z } from 'zod'
import type { Interviewees, Prose, Sphere } from '../publication'
import { draftMark, sourceKeys, words } from './fields'
import type { Example } from './parse-fields'

const interviewees = z
  .strictObject({
    intitule: words,
    variante: z.strictObject({ intitule: words, sources: sourceKeys }).optional(),
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
  nom: words,
  sigle: words.optional(),
  personnes: z.array(interviewees).default([]),
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
