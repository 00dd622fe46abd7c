import {
  isoDate,
  type Note,
  type Page,
  type Partner,
  type Passage,
  type Picture,
  type Place,
  type Publication,
  type Source,
  type Sphere,
  type Version,
} from './publication'

/** The addresses of the pages that do not come from `content/pages`. */
export const paths = {
  home: '/',
  places: '/villes',
  interviews: '/entretiens',
  partners: '/partenaires',
  /** How to cite the publication, and this edition of it. */
  cite: '/citer',
  /** Where sources, corrections and provenance are told; a page that every publication has. */
  about: '/a-propos',
  feed: '/atom.xml',
  /** The picture that goes with links to the site in messages and on social networks. */
  card: '/apercu.png',
  linkset: '/linkset.json',
  robots: '/robots.txt',
  sitemap: '/sitemap.xml',
  /** Which pages a browser may fetch before a reader opens them. */
  speculationRules: '/speculation.json',
  /** Where reference managers ask for records by query. */
  unapi: '/unapi',
} as const

/** Pages that French law expects. They speak of the site, not of the publication: their paragraphs are not numbered. */
export const legalPages: readonly string[] = ['accessibilite', 'mentions-legales']

/** Pages that a publication must have. */
export const requiredPages = ['a-propos', 'accessibilite', 'mentions-legales'] as const

/** Addresses that a page of `content/pages` cannot take. */
export const reservedSlugs: readonly string[] = [
  'villes',
  'entretiens',
  'partenaires',
  'citer',
  'documents',
  'images',
  'health',
  'unapi',
  // The files that the pages / and « introuvable » have in a static site.
  'index',
  '404',
]

export const pagePath = (page: Pick<Page, 'slug'>): string => `/${page.slug}`
export const placePath = (place: Pick<Place, 'slug'>): string => `${paths.places}/${place.slug}`
export const picturePath = (picture: Pick<Picture, 'file'>): string => `/${picture.file}`
export const partnerAnchor = (partner: Pick<Partner, 'slug'>): string => partner.slug
export const sphereAnchor = (sphere: Pick<Sphere, 'slug'>): string => sphere.slug
/** The anchor of a numbered paragraph, the same in every format; no heading can have it (see lib/content/anchor-headings). */
export const passageAnchor = ({ number }: Pick<Passage, 'number'>): string => `p${number}`
/** Where a numbered paragraph is cited, also once it is withdrawn. */
export const passagePath = (passage: Pick<Passage, 'number'>): string =>
  `${paths.cite}/${passageAnchor(passage)}`
export const sourceAnchor = (source: Pick<Source, 'key'>): string => `source-${source.key.toLowerCase()}`

/*
 * Anchors of the site's own begin with a low line, which the anchor of a heading never does: no title that an editor
 * writes can take one of them.
 */

/** The anchor of a heading on the page that shows its text; where a page shows several texts, it begins with that of the text. */
export const headingAnchor = (id: string, within?: string): string => (within ? `${within}-${id}` : id)
export const noteAnchor = ({ number }: Pick<Note, 'number'>): string => `_note-${number}`
/** The anchor of a call of a note: the first has the plain one, the following count from 2. */
export const noteCallAnchor = ({ number }: Pick<Note, 'number'>, index = 0): string =>
  `_appel-${number}${index > 0 ? `-${index + 1}` : ''}`

/** Where the page of a place has the place itself. */
export const placeAnchor = '_lieu'

/** Where the page on provenance tells a version; the second of one day and the following have a number. */
export function versionAnchor({ versions }: Pick<Publication, 'versions'>, version: Version): string {
  const day = isoDate(version.date)
  const sameDay = versions.filter(({ date }) => isoDate(date) === day)
  const number = sameDay.length - sameDay.indexOf(version)
  return `_version-${day}${number > 1 ? `-${number}` : ''}`
}

/** The address of the publication's own file; without one it leads to the web edition. */
export const originalPath = (publication: Pick<Publication, 'slug'>): string => `/${publication.slug}.pdf`
/** The address of the PDF composed from the content, original or not. */
export const webEditionPath = (publication: Pick<Publication, 'slug'>): string =>
  `/${publication.slug}-edition-web.pdf`

/** The address of the EPUB composed from the content. */
export const epubPath = (publication: Pick<Publication, 'slug'>): string => `/${publication.slug}.epub`

/** What a citation or a file is of: the work as it was published, or this site's edition made after it. Never both. */
export const recordNames = ['work', 'webEdition'] as const
export type RecordName = (typeof recordNames)[number]

/** Where the page on citing has each record; what identifies it on the web. */
export const recordAnchors: Record<RecordName, string> = { work: 'publication', webEdition: 'edition-web' }
/** How the addresses of the files of a record begin, after their slash. */
export const citationStem = ({ slug }: Pick<Publication, 'slug'>, record: RecordName): string =>
  record === 'work' ? slug : `${slug}-edition-web`
export const recordAddress = (name: RecordName, siteUrl: string): string =>
  `${siteUrl}${paths.cite}#${recordAnchors[name]}`
