import { createHash } from 'node:crypto'
import { authorName, currentVersion, type Publication } from '../../publication'
import { language, paths, publicationPages } from '../../site'
import { setBlock } from './blocks'
import { type Code, call, program, words } from './code'
import { typeset } from './compiler'
import { type Composition, Landmarks } from './composition'
import { metadataOf } from './metadata'
import { colophon } from './parts/colophon'
import { cover } from './parts/cover'
import { interviewsPart } from './parts/interviews'
import { pagePart } from './parts/page'
import { partnersPart } from './parts/partners'
import { placesPart } from './parts/places'
import { presentation } from './parts/presentation'
import { checkPrintable } from './printable'

export interface WebEditionOptions {
  /** Origin of the public site, without a final slash; links that leave the file begin with it. */
  readonly siteUrl: string
  /** The bytes of a picture of the publication, by its path in the content folder: `images/carte.png`. */
  readonly pictures: (file: string) => Promise<Uint8Array>
}

/**
 * The web edition of a publication as a PDF: A4, tagged, the same bytes for the same publication and options.
 *
 * @throws LayoutError when a text holds something that the layout does not know
 * @throws UnprintableCharacterError when a text holds a character that the font does not draw
 * @throws TypesettingError when the layout itself is at fault
 */
export async function webEditionPdf(
  publication: Publication,
  { siteUrl, pictures }: WebEditionOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const composition: Composition = {
    publication,
    siteUrl,
    landmarks: new Landmarks(),
    pictures: new Set(),
    placed: new Set(),
    figures: new Map(),
    block: setBlock,
  }
  const title = cover(composition)
  const body = parts(composition)
  const shown = new Map([...(await loadPictures(composition.pictures, pictures)), ...composition.figures])
  const notice = colophon(composition, fingerprint([title, ...body], shown))
  const text = [
    preamble(publication, siteUrl, composition.landmarks),
    program([title, notice, call('contents', [words('Sommaire')]), ...body]),
  ].join('\n')
  await checkPrintable([title, notice, ...body].map(({ printed }) => printed).join('\n'), publication)
  return typeset(text, shown, metadataOf(publication, siteUrl))
}

/** The parts after the contents, in their order. */
function parts(composition: Composition): Code[] {
  const { places, interviews, partners } = composition.publication
  return [
    presentation(composition),
    ...(places ? [placesPart(places, composition)] : []),
    ...(interviews ? [interviewsPart(interviews, composition)] : []),
    ...(partners ? [partnersPart(partners, composition)] : []),
    ...publicationPages(composition.publication).map((page) => pagePart(page, composition)),
  ]
}

async function loadPictures(
  files: ReadonlySet<string>,
  load: WebEditionOptions['pictures'],
): Promise<Map<string, Uint8Array>> {
  return new Map(await Promise.all([...files].map(async (file) => [`/${file}`, await load(file)] as const)))
}

/** What the document is, and where links lead: to a landmark of this file, or to the site. */
function preamble(publication: Publication, siteUrl: string, landmarks: Landmarks): string {
  const { date } = currentVersion(publication)
  const document = call('edition.with', [], {
    title: publication.title,
    'short-title': publication.shortTitle,
    authors: publication.authors.map(authorName),
    language,
    date: [date.year, date.month, date.day],
  })
  return [
    '#import "/layout.typ": *',
    `#let site-link = ${call('site-link.with', [], { site: siteUrl, targets: landmarks.all() }).source}`,
    `#let home-address = home-address(${call('str', [`${siteUrl}${paths.home}`]).source})`,
    `#show: ${document.source}`,
  ].join('\n')
}

/** A hash of what the edition prints, whatever the site on which it stands. */
function fingerprint(content: readonly Code[], pictures: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash('sha256').update(program(content))
  for (const bytes of pictures.values()) hash.update(bytes)
  return hash.digest('hex')
}
