import { originalPath, paths } from '../addresses'
import { words } from '../language'
import { formats } from '../offered'
import { outline, type Part } from '../outline'
import { authorName, currentVersion, type Publication } from '../publication'
import { documentOf } from './document'
import { currentVersionLine } from './history'
import type { Block, Document, Inline } from './nodes'
import { titlePage } from './presentation'
import { referenceTo } from './references'
import type { Setting } from './setting'
import { facts, inline, link, paragraph } from './write'

/** The publication as a file of its own holds it, whatever the format. */
export interface Book {
  readonly about: BookRecord
  /** One title page and nothing else. */
  readonly titlePage: Document
  /** In reading order. */
  readonly parts: readonly BookPart[]
  /** What this file is and is not, and how to cite it: paragraphs, then facts. */
  readonly colophon: Document
}

/** A part with those under it: the places under their overview. */
export interface BookPart {
  readonly document: Document
  readonly children: readonly BookPart[]
}

/** What the file says of itself to machines and in its running heads. */
export interface BookRecord {
  readonly title: string
  readonly shortTitle: string
  readonly authors: readonly string[]
  readonly publisher: string
  readonly description: string
  readonly keywords: readonly string[]
  /** BCP 47. */
  readonly language: string
  /** Of the version of the text. */
  readonly date: { readonly year: number; readonly month: number; readonly day: number }
}

/**
 * The whole publication, as files hold it.
 * @throws LayoutError when a text holds something that no format can show
 */
export function bookOf(publication: Publication, siteUrl: string): Book {
  const setting: Setting = { publication, siteUrl, medium: 'file' }
  return {
    about: recordOf(publication),
    titlePage: standalone(words.titlePage, [titlePage(publication)]),
    parts: outline(publication).flatMap((part) => bookPart(part, setting)),
    colophon: standalone(words.aboutThisDocument, colophon(setting)),
  }
}

function bookPart(part: Part, setting: Setting): BookPart[] {
  if (!part.isInFiles) return []
  return [
    {
      document: documentOf(part, setting),
      children: part.children.flatMap((child) => bookPart(child, setting)),
    },
  ]
}

/** A document that has no page on the site. */
function standalone(title: string, children: readonly Block[]): Document {
  return { type: 'document', address: '', title, children, notes: [] }
}

function recordOf(publication: Publication): BookRecord {
  const { title, shortTitle, authors, publisher, abstract, keywords } = publication
  return {
    title,
    shortTitle,
    authors: authors.map(authorName),
    publisher: publisher.name,
    description: words.recomposedDescription(abstract),
    keywords,
    language: words.language,
    date: currentVersion(publication).date,
  }
}

/** What the file is and is not, how to cite the publication and this edition, the version of the text. */
function colophon(setting: Setting): Block[] {
  const { publication, siteUrl } = setting
  const { title, series, date, authors, publisher, keywords } = publication
  return [
    paragraph([
      { type: 'strong', children: inline(words.notAFacsimile) },
      `${words.howItIsMade}${words.citedByParagraph}`,
    ]),
    paragraph(whereTheOriginalIs(publication)),
    ...facts([
      [words.title, title],
      ...(series === undefined ? [] : [[words.series, series] as const]),
      [words.publicationDate, words.date(date)],
      [words.authors(authors.length), authors.map(authorName).join(', ')],
      [words.publisher, publisher.name],
      ...(keywords.length === 0 ? [] : [[words.keywords, keywords.join(', ')] as const]),
      [words.toCiteWork, referenceTo('work', setting).children],
      [words.toCiteEdition, referenceTo('webEdition', setting).children],
      [words.textVersion, currentVersionLine(publication)],
      [words.publicationSite, { type: 'address', url: `${siteUrl}${paths.home}` }],
    ]),
  ]
}

function whereTheOriginalIs(publication: Publication): Inline[] {
  const { original, date } = publication
  if (!original) return inline(words.originalIsNotOnSite(date.year))
  const details = [formats.pdf.label, words.fileSize(original.length), words.pages(original.pages)].join(', ')
  const { before, linked } = words.originalCanBeDownloaded(details)
  return inline(before, link(originalPath(publication), linked), '.')
}
