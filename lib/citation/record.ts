import { originalPath, paths, type RecordName, webEditionPath } from '../addresses'
import { words } from '../language'
import { type Author, currentVersion, type PartialDate, type Publication } from '../publication'
import type { CslDate, CslItem, CslName, CslPerson } from './csl-item'
import { plainText } from './plain-text'

/** What is known of one thing that can be cited. Every citation, in whatever format, is made from it. */
export interface CitationRecord {
  readonly name: RecordName
  readonly item: CslItem
  readonly keywords: readonly string[]
  /** Whether the thing itself, and not only its presentation, is found at the record's address. */
  readonly isOnline: boolean
  /** Absolute address of the PDF that a reference manager may keep with the record. */
  readonly pdf: string
  /** What a reader of the record has to know of that PDF, where it is not the thing itself. In French. */
  readonly pdfNote?: string
}

/** Both records. They describe two things and are never mixed: the work, and this site's edition made after it. */
export function citationRecords(
  publication: Publication,
  siteUrl: string,
): Record<RecordName, CitationRecord> {
  return { work: publishedWork(publication, siteUrl), webEdition: webEdition(publication, siteUrl) }
}

/** The work as it was published. Its address is that of its presentation here; it has none of its own. */
export function publishedWork(publication: Publication, siteUrl: string): CitationRecord {
  const { slug, kind, title, shortTitle, series, date, authors, publisher, number, isbn, doi } = publication
  const web = webEdition(publication, siteUrl)
  return {
    name: 'work',
    item: {
      id: slug,
      type: 'report',
      title: plainText(title),
      ...(shortTitle === title ? {} : { 'title-short': plainText(shortTitle) }),
      author: authors.map(cslName),
      issued: { 'date-parts': [cslDate(date)] },
      publisher: plainText(publisher.name),
      ...(series && { 'collection-title': plainText(series) }),
      genre: plainText(kind),
      ...(number && { number: plainText(number) }),
      ...(isbn && { ISBN: isbn }),
      ...(doi && { DOI: doi }),
      ...shared(publication, siteUrl),
    },
    keywords: publication.keywords.map(plainText),
    isOnline: publication.original !== undefined,
    ...(publication.original
      ? { pdf: absolute(siteUrl, originalPath(publication)) }
      : {
          pdf: web.pdf,
          pdfNote: words.attachedPdf(web.item.title),
        }),
  }
}

/** This site's edition. Nobody is named as its author or editor, for the content does not say who they are. */
export function webEdition(publication: Publication, siteUrl: string): CitationRecord {
  const { slug, shortTitle, publisher, date } = publication
  return {
    name: 'webEdition',
    item: {
      id: `${slug}-edition-web`,
      type: 'webpage',
      title: plainText(words.editionOf(shortTitle, publisher.name, words.date(date))),
      issued: { 'date-parts': [cslDate(currentVersion(publication).date)] },
      ...shared(publication, siteUrl),
    },
    keywords: publication.keywords.map(plainText),
    isOnline: true,
    pdf: absolute(siteUrl, webEditionPath(publication)),
  }
}

function shared({ abstract, keywords }: Publication, siteUrl: string) {
  return {
    language: words.language,
    URL: absolute(siteUrl, paths.home),
    abstract: plainText(abstract),
    ...(keywords.length > 0 && { keyword: keywords.map(plainText).join(', ') }),
  }
}

function cslName(author: Author): CslName {
  if (author.type === 'organization') return { literal: plainText(author.name) }
  const [, particle, family] = /^(de(?= )|d[’'])\s*(\p{Lu}.*)$/u.exec(plainText(author.familyName)) ?? []
  return {
    family: family ?? plainText(author.familyName),
    given: plainText(author.givenName),
    ...(particle && { 'dropping-particle': particle }),
  }
}

/** A person's family name with its particle: « de La Tour », « d’Alembert ». */
export function wholeFamilyName({ family, 'dropping-particle': particle = '' }: CslPerson): string {
  return /^$|[’']$/.test(particle) ? particle + family : `${particle} ${family}`
}

function cslDate({ year, month, day }: PartialDate): CslDate {
  if (month === undefined) return [year]
  return day === undefined ? [year, month] : [year, month, day]
}

function absolute(siteUrl: string, path: string): string {
  return `${siteUrl}${path}`
}
