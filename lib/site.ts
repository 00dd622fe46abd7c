import {
  frenchDate,
  isAnchored,
  isoDate,
  type Note,
  type Page,
  type Partner,
  type Passage,
  type Picture,
  type Place,
  type Prose,
  type Publication,
  passagesIn,
  type Source,
  type Sphere,
  type Version,
  type WithdrawnPassage,
} from './publication'

/** BCP 47 tag of everything that the site says. */
export const language = 'fr'

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
export const noteCallAnchor = ({ number }: Pick<Note, 'number'>): string => `_appel-${number}`

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
export type RecordName = 'work' | 'webEdition'

/** Where the page on citing has each record; what identifies it on the web. */
export const recordAnchors: Record<RecordName, string> = { work: 'publication', webEdition: 'edition-web' }
export const recordAddress = (name: RecordName, siteUrl: string): string =>
  `${siteUrl}${paths.cite}#${recordAnchors[name]}`

/** The formats in which records are offered to reference managers. */
export const citationFormats = {
  bibtex: { label: 'BibTeX', extension: 'bib', mediaType: 'application/x-bibtex' },
  ris: { label: 'RIS', extension: 'ris', mediaType: 'application/x-research-info-systems' },
  'csl-json': {
    label: 'CSL-JSON',
    extension: 'csl.json',
    mediaType: 'application/vnd.citationstyles.csl+json',
  },
} as const
export type CitationFormat = keyof typeof citationFormats

export function citationPath(
  { slug }: Pick<Publication, 'slug'>,
  record: RecordName,
  format: CitationFormat,
): string {
  const stem = record === 'work' ? slug : `${slug}-edition-web`
  return `/${stem}.${citationFormats[format].extension}`
}

/** The formats in which the publication is offered to be read. */
export const textFormats = {
  pdf: { label: 'PDF', extension: 'pdf', mediaType: 'application/pdf' },
  epub: { label: 'EPUB', extension: 'epub', mediaType: 'application/epub+zip' },
} as const
export type TextFormat = keyof typeof textFormats

/** How the addresses of all files that are offered end. */
export const offeredExtensions: readonly string[] = Object.values({ ...textFormats, ...citationFormats }).map(
  ({ extension }) => extension,
)

/** A file that readers may download, as far as it is known before it is made. */
export interface OfferedFile {
  readonly path: string
  /** What it is a file of. */
  readonly of: RecordName
  readonly format: TextFormat | CitationFormat
  /** « PDF », « BibTeX ». */
  readonly label: string
  readonly mediaType: string
  /** The name under which a browser saves it. */
  readonly fileName: string
}

/** What identifies the bytes of a file that is offered. */
export interface Download extends OfferedFile {
  /** Bytes. */
  readonly length: number
  /** Lower-case hexadecimal. */
  readonly sha256: string
  /** Of a file that has pages. */
  readonly pages?: number
}

/** Every file that the site offers: the texts first, then the records for reference managers. */
export function offeredFiles(publication: Publication): OfferedFile[] {
  return [
    ...textFiles(publication),
    ...(['work', 'webEdition'] as const).flatMap((of) => citationFiles(publication, of)),
  ]
}

/** The files in which the publication is read: its own where an editor supplied it, then those composed from the content. */
export function textFiles(publication: Publication): OfferedFile[] {
  const { pdf, epub } = textFormats
  return [
    ...(publication.original
      ? [textFile('pdf', 'work', originalPath(publication), `${originalStem(publication)}.${pdf.extension}`)]
      : []),
    textFile(
      'pdf',
      'webEdition',
      webEditionPath(publication),
      `${webEditionStem(publication)}.${pdf.extension}`,
    ),
    textFile('epub', 'webEdition', epubPath(publication), `${webEditionStem(publication)}.${epub.extension}`),
  ]
}

function textFile(format: TextFormat, of: RecordName, path: string, fileName: string): OfferedFile {
  const { label, mediaType } = textFormats[format]
  return { path, of, format, label, mediaType, fileName }
}

/** The files that describe one record for reference managers. */
export function citationFiles(publication: Publication, of: RecordName): OfferedFile[] {
  return (['bibtex', 'ris', 'csl-json'] as const).map((format) => {
    const path = citationPath(publication, of, format)
    const { label, mediaType } = citationFormats[format]
    return { path, of, format, label, mediaType, fileName: path.slice(1) }
  })
}

/** Whether a file is a record for reference managers, rather than a text to read. */
export function isCitationFile<File extends Pick<OfferedFile, 'format'>>(
  file: File,
): file is File & { readonly format: CitationFormat } {
  return Object.hasOwn(citationFormats, file.format)
}

/** The pages that belong to the publication; those at the foot of the site speak of the site itself. */
export function publicationPages({ pages }: Pick<Publication, 'pages'>): Page[] {
  return pages.filter((page) => page.navigation === 'header' || pagePath(page) === paths.about)
}

/** A link of the header or of the foot of every page. */
export interface NavigationLink {
  readonly path: string
  readonly label: string
}

/** The links to every other page of the site: the parts that the publication has, then its pages. */
export function navigation(publication: Publication): Record<Page['navigation'], readonly NavigationLink[]> {
  const { places, interviews, partners, pages } = publication
  const links = (position: Page['navigation']) =>
    pages
      .filter((item) => item.navigation === position)
      .map((item) => ({ path: pagePath(item), label: item.menu }))
  return {
    header: [
      { path: paths.home, label: 'Présentation' },
      ...(places ? [{ path: paths.places, label: places.menu }] : []),
      ...(interviews ? [{ path: paths.interviews, label: interviews.menu }] : []),
      ...(partners ? [{ path: paths.partners, label: partners.menu }] : []),
      ...links('header'),
    ],
    footer: [{ path: paths.cite, label: 'Citer' }, ...links('footer')],
  }
}

/** The name under which a browser saves the publication's own file, without its extension: `Odas - Les villes et le lien social - juin 2013`. */
function originalStem({ publisher, shortTitle, date }: Publication): string {
  return fileStem([publisher.name, shortTitle, frenchDate(date)].join(' - '))
}

/** The name under which a browser saves the web edition, likewise: `Les villes et le lien social - édition web`. */
function webEditionStem({ shortTitle }: Publication): string {
  return fileStem(`${shortTitle} - édition web`)
}

/** Without what file systems refuse, and with ordinary spaces and apostrophes, which people can type. */
function fileStem(words: string): string {
  return words
    .replace(/[\u00A0\u202F]/g, ' ')
    .replace(/’/g, "'")
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, 120)
}

/** A text, and the page that shows it. */
export interface TextOnPage {
  readonly text: Prose
  readonly path: string
  /** What the page is called, and on a page of several texts the part of it: « Les partenaires », « SG-CIV ». */
  readonly title: string
  readonly part?: string
}

/** The texts of the publication, in reading order. */
export function textsOnPages({
  text,
  shortTitle,
  places,
  interviews,
  partners,
  pages,
}: Pick<Publication, 'text' | 'shortTitle' | 'places' | 'interviews' | 'partners' | 'pages'>): TextOnPage[] {
  return [
    { text, path: paths.home, title: shortTitle },
    ...(places?.list ?? []).map((place) => ({ text: place.text, path: placePath(place), title: place.name })),
    ...(interviews?.spheres ?? []).map((sphere) => ({
      text: sphere.text,
      path: paths.interviews,
      title: interviews?.title ?? '',
      part: sphere.name,
    })),
    ...(partners?.list ?? []).map((partner) => ({
      text: partner.text,
      path: paths.partners,
      title: partners?.title ?? '',
      part: partner.name,
    })),
    ...pages.map((page) => ({ text: page.text, path: pagePath(page), title: page.title })),
  ]
}

/** The texts whose paragraphs are numbered: all that the publication says, in reading order. */
export function numberedTexts(publication: Parameters<typeof textsOnPages>[0]): Prose[] {
  const legal = legalPages.map((slug) => pagePath({ slug }))
  return textsOnPages(publication).flatMap(({ text, path }) => (legal.includes(path) ? [] : [text]))
}

/** A numbered paragraph, and the page on which it stands. */
export interface PassageOnPage {
  readonly passage: Passage
  readonly page: TextOnPage
}

/** The numbered paragraphs, in reading order. */
export function passagesOnPages(publication: Publication): PassageOnPage[] {
  return textsOnPages(publication).flatMap((page) =>
    passagesIn(page.text).map((passage) => ({ passage, page })),
  )
}

/** What stands at an address of `paths.cite`: a passage, or a withdrawn one, that the last part of the address names. */
export function citedPassage(publication: Publication, anchor: string): CitedPassage | undefined {
  return citedPassages(publication).get(anchor)
}

export type CitedPassage = (PassageOnPage & Pick<Passage, 'number'>) | WithdrawnPassage

/** Looked for once a publication: there is a page for each of them. */
const passagesByAnchor = new WeakMap<Publication, ReadonlyMap<string, CitedPassage>>()

/** Every passage that can be cited, by the last part of its address. */
export function citedPassages(publication: Publication): ReadonlyMap<string, CitedPassage> {
  const known = passagesByAnchor.get(publication)
  if (known) return known
  const cited: CitedPassage[] = [
    ...publication.withdrawnPassages,
    ...passagesOnPages(publication).map((found) => ({ ...found, number: found.passage.number })),
  ]
  const made = new Map(cited.map((passage) => [passageAnchor(passage), passage]))
  passagesByAnchor.set(publication, made)
  return made
}

/** A document that the site has: the path of its address, and the anchors that links may name. */
export interface SiteDocument {
  readonly path: string
  readonly kind: 'page' | 'file'
  readonly anchors: ReadonlySet<string>
  /**
   * Found from the page it belongs to, and not by search engines: the words of a passage stand on the page itself, and a
   * page for each paragraph would hide that one among copies.
   */
  readonly isUnlisted?: boolean
  /** Where its address leads, when the site has the document under another one now. */
  readonly redirectsTo?: string
}

/**
 * Every document of the publication's site, the home page first: the one list from which links are checked,
 * the sitemap is made and editions are composed.
 */
export function siteDocuments(publication: Publication): SiteDocument[] {
  const { places, interviews, partners } = publication
  return [
    page(paths.home, anchorsIn(publication.text)),
    ...(places
      ? [
          page(paths.places),
          ...places.list.map((place) => page(placePath(place), [placeAnchor, ...anchorsIn(place.text)])),
        ]
      : []),
    ...(interviews
      ? [
          page(
            paths.interviews,
            interviews.spheres.flatMap((sphere) => [
              sphereAnchor(sphere),
              ...anchorsIn(sphere.text, sphereAnchor(sphere)),
            ]),
          ),
        ]
      : []),
    ...(partners
      ? [
          page(
            paths.partners,
            partners.list.flatMap((partner) => [
              partnerAnchor(partner),
              ...anchorsIn(partner.text, partnerAnchor(partner)),
            ]),
          ),
        ]
      : []),
    ...publication.pages.map((item) =>
      page(pagePath(item), [
        ...anchorsIn(item.text),
        ...(pagePath(item) === paths.about ? publication.sources.map(sourceAnchor) : []),
      ]),
    ),
    page(paths.cite, Object.values(recordAnchors)),
    ...[...citedPassages(publication).values()]
      .sort((a, b) => a.number - b.number)
      .map((passage) => ({ ...page(passagePath(passage)), isUnlisted: true })),
    ...publication.redirections.map(({ from, to }) => ({ ...file(from), redirectsTo: to })),
    file(originalPath(publication)),
    ...offeredFiles(publication)
      .filter(({ path }) => path !== originalPath(publication))
      .map(({ path }) => file(path)),
    ...publication.pictures.map((picture) => file(picturePath(picture))),
    file(paths.card),
    file('/robots.txt'),
    file('/sitemap.xml'),
    file(paths.feed),
    file(paths.linkset),
    file(paths.speculationRules),
  ]
}

function page(path: string, anchors: readonly string[] = []): SiteDocument {
  return { path, kind: 'page', anchors: new Set(anchors) }
}

function file(path: string): SiteDocument {
  return { path, kind: 'file', anchors: new Set() }
}

function anchorsIn({ tree, file }: Prose, within?: string): string[] {
  const headings = tree.children.filter((node) => node.type === 'heading').filter(isAnchored)
  return [
    ...headings.map(({ data: { id } }) => headingAnchor(id, within)),
    ...passagesIn({ tree, file }).map(passageAnchor),
  ]
}
