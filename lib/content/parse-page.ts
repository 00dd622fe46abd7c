import { z } from 'zod'
import type { Page, Prose } from '../publication'
import { draftMark, field, words } from './fields'
import type { Example } from './parse-fields'

const positions = { entete: 'header', pied: 'footer' } as const

/** The front matter of `pages/*.md`. */
export const pageFields = z.strictObject({
  titre: field(words, 'Le titre de la page', 'Mentions légales'),
  menu: field(words, 'Le mot du menu', 'Mentions légales'),
  navigation: field(
    z.enum(['entete', 'pied']),
    'Où va le lien : « entete » (en haut) ou « pied » (en bas)',
    'pied',
  ),
  description: field(
    words.optional(),
    'Une phrase pour les moteurs de recherche',
    "L'éditeur et l'hébergeur du site",
  ),
  brouillon: draftMark,
})

export const pageExample = { titre: 'Titre', menu: 'Menu', navigation: 'pied' } satisfies Example

/** The page that a file of `pages/` describes. */
export function page(fields: z.output<typeof pageFields>, slug: string, text: Prose): Page {
  const { titre, menu, navigation, description } = fields
  return { slug, title: titre, menu, navigation: positions[navigation], description, text }
}
