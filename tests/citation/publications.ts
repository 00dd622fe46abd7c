import { join } from 'node:path'
import { loadPublication } from '../../lib/content/load-publication'
import { report } from '../../lib/content/report'
import type { Publication } from '../../lib/publication'

export const siteUrl = 'https://lien-social.example'

/** The publications whose citations are tried: this site's own, and those of the fixtures. */
const folders = {
  'le Cahier': 'content',
  'une personne pour auteur': 'tests/fixtures/publications/auteur-seul',
  'deux organismes pour auteurs': 'tests/fixtures/publications/onze-sites',
} as const

export type PublicationName = keyof typeof folders

export const publicationNames = Object.keys(folders).filter(
  (name): name is PublicationName => name in folders,
)

export async function publicationNamed(name: PublicationName): Promise<Publication> {
  const { publication, problems } = await loadPublication(join(process.cwd(), folders[name]))
  if (!publication) throw new Error(report(problems))
  return publication
}

/** A title that every format has to keep as it is. */
export const hostileTitle = `Enquête n° 5 : « {}%&"<>\\ » d’un cœur 😀 ; 30 % de l’$eau$ #1 ! `.padEnd(
  300,
  'Où l’on recommence… ',
)

/** The same publication under that title, by a person and by organisations whose names are hard to keep in one piece. */
export async function hostilePublication(): Promise<Publication> {
  const publication = await publicationNamed('deux organismes pour auteurs')
  return {
    ...publication,
    title: hostileTitle,
    series: 'Cahiers {A} & B_C',
    date: { year: 2013, month: 6 },
    authors: [
      { type: 'person', givenName: 'Jean-Noël', familyName: 'd’Ormesson-O’Neil' },
      { type: 'organization', name: 'Société de l’Eau & du Pain' },
    ],
    keywords: ['eau, pain', '100 %'],
  }
}
