import { plainText } from '../citation/plain-text'
import type { CitationRecord } from '../citation/record'
import { reference, referenceText } from '../citation/reference'
import { type Author, authorName, isoDate, type Publication } from '../publication'

/** What the `<meta>` elements of a page say, by name; a name may be said several times. */
export type HeadMetadata = Readonly<Record<string, string | string[]>>

/** The vocabulary of the names that begin with `DCTERMS.`, for the link that declares it. */
export const dublinCore = 'http://purl.org/dc/terms/'

/**
 * The work for Google Scholar (`citation_…`, as its inclusion guidelines name them) and for readers of Dublin Core.
 * Everything describes the work as published, but the PDF where the work's own is not supplied: it is then that of the
 * web edition, of which its own name, first pages and metadata say so, and which Dublin Core calls a version.
 */
export function headMetadata(publication: Publication, work: CitationRecord): HeadMetadata {
  const { item, keywords, pdf } = work
  return withoutAbsent({
    citation_title: item.title,
    citation_author: publication.authors.map(scholarName),
    citation_publication_date: isoDate(publication.date).replaceAll('-', '/'),
    citation_technical_report_institution: item.publisher,
    citation_technical_report_number: item.number,
    citation_isbn: item.ISBN,
    citation_doi: item.DOI,
    citation_language: item.language,
    citation_keywords: [...keywords],
    citation_abstract: item.abstract,
    citation_abstract_html_url: item.URL,
    citation_pdf_url: pdf,
    'DCTERMS.title': item.title,
    'DCTERMS.creator': publication.authors.map((author) => plainText(authorName(author))),
    'DCTERMS.issued': isoDate(publication.date),
    'DCTERMS.publisher': item.publisher,
    'DCTERMS.isPartOf': item['collection-title'],
    'DCTERMS.language': item.language,
    'DCTERMS.subject': [...keywords],
    'DCTERMS.abstract': item.abstract,
    'DCTERMS.type': 'Text',
    'DCTERMS.identifier': item.URL,
    'DCTERMS.bibliographicCitation': plainText(referenceText(reference(work, 'iso-690'))),
    [work.isOnline ? 'DCTERMS.hasFormat' : 'DCTERMS.hasVersion']: pdf,
  })
}

/** Readers part the names of persons at the comma, and those of organisations at every space: one word is safe. */
function scholarName(author: Author): string {
  if (author.type === 'organization') return plainText(author.acronym ?? author.name)
  return plainText(`${author.familyName}, ${author.givenName}`)
}

function withoutAbsent(values: Readonly<Record<string, string | string[] | undefined>>): HeadMetadata {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined || value.length === 0 ? [] : [[name, value]],
    ),
  )
}
