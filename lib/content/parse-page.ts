import { z } from 'zod'
import type { Page, Prose } from '../publication'
import { draftMark, words } from './fields'
import type { Example } from './parse-fields'

const positions = { entete: 'header', pied: 'footer' } as const

/** The front matter of `pages/*.md`. */
export const pageFields = z.strictObject({
  titre: words,
  menu: words,
  navigation: z.enum(['entete', 'pied']),
  description: words.optional(),
  brouillon: draftMark,
})

export const pageExample = { titre: 'Titre', menu: 'Menu', navigation: 'pied' } satisfies Example

/** The page that a file of `pages/` describes. */
export function page(fields: z.output<typeof pageFields>, slug: string, text: Prose): Page {
  const { titre, menu, navigation, description } = fields
  return { slug, title: titre, menu, navigation: positions[navigation], description, text }
}
