import { ParseSpeeds, PDFDict, PDFDocument, PDFName, PDFRef } from 'pdf-lib'
import { authorName, currentVersion, isoDate, type Publication } from '../../publication'
import { language, webEditionPath } from '../../site'
import { type Metadata, xmpPacket } from './xmp'

/** Gives a laid out edition the metadata of the publication, and the marks of the standards that it meets. */
export async function finish(
  pdf: Uint8Array,
  publication: Publication,
  siteUrl: string,
): Promise<Uint8Array> {
  // By default loading writes the time of day into the file.
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
  const metadata = metadataOf(publication, siteUrl)
  const date = new Date(metadata.date)
  document.setTitle(metadata.title, { showInWindowTitleBar: true })
  document.setAuthor(metadata.authors.join(', '))
  document.setSubject(metadata.description)
  document.setKeywords([metadata.keywords.join(', ')])
  document.setCreator(metadata.creatorTool)
  document.setProducer(metadata.producer)
  document.setCreationDate(date)
  document.setModificationDate(date)
  document.setLanguage(metadata.language)
  replaceXmp(document, xmpPacket(metadata))
  // Typst writes the default value, which some readers report as a fault.
  document.catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict)?.delete(PDFName.of('Suspects'))
  return document.save({ objectsPerTick: Number.POSITIVE_INFINITY })
}

function metadataOf(publication: Publication, siteUrl: string): Metadata {
  const { title, authors, publisher, abstract, keywords } = publication
  return {
    title,
    authors: authors.map(authorName),
    publisher: publisher.name,
    description: `Édition web recomposée, et non un fac-similé. ${abstract}`,
    keywords,
    language,
    identifier: `${siteUrl}${webEditionPath(publication)}`,
    date: `${isoDate(currentVersion(publication).date)}T00:00:00Z`,
    creatorTool: 'Typst',
    producer: 'pdf-lib',
  }
}

function replaceXmp({ catalog, context }: PDFDocument, packet: string): void {
  const key = PDFName.of('Metadata')
  const former = catalog.get(key)
  if (former instanceof PDFRef) context.delete(former)
  // As bytes: of a string the library would keep only the low half of each character.
  const stream = context.stream(new TextEncoder().encode(packet), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(key, context.register(stream))
}
