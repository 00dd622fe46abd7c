import type { Element } from 'xast'
import { x } from 'xastscript'
import { xmlText } from '../../xml-text'

/** What the metadata packet of a PDF says. Dates are ISO 8601. */
export interface Metadata {
  readonly title: string
  readonly authors: readonly string[]
  readonly publisher: string
  readonly description: string
  readonly keywords: readonly string[]
  /** BCP 47. */
  readonly language: string
  /** Where the file stands on the web. */
  readonly identifier: string
  readonly date: string
  readonly creatorTool: string
  readonly producer: string
}

/** Stands for the number of pages until the file has been laid out (see typesetter.mjs). */
const pagesToCount = '{pages}'

/**
 * How many pages a finished file says that it has; nothing else of the file needs to be opened for it.
 * @throws Error when the bytes are not those of a file made here
 */
export function pageCountOf(pdf: Uint8Array): number {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const start = bytes.indexOf('<xmpTPg:NPages>')
  const [, pages] = /^<xmpTPg:NPages>(\d+)</.exec(bytes.toString('latin1', start, start + 40)) ?? []
  if (start === -1 || pages === undefined) throw new Error('The PDF does not say how many pages it has.')
  return Number(pages)
}

const namespaces = {
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:xmp': 'http://ns.adobe.com/xap/1.0/',
  'xmlns:xmpTPg': 'http://ns.adobe.com/xap/1.0/t/pg/',
  'xmlns:pdf': 'http://ns.adobe.com/pdf/1.3/',
  'xmlns:pdfaid': 'http://www.aiim.org/pdfa/ns/id/',
  'xmlns:pdfuaid': 'http://www.aiim.org/pdfua/ns/id/',
  'xmlns:pdfaExtension': 'http://www.aiim.org/pdfa/ns/extension/',
  'xmlns:pdfaSchema': 'http://www.aiim.org/pdfa/ns/schema#',
  'xmlns:pdfaProperty': 'http://www.aiim.org/pdfa/ns/property#',
}

/**
 * The XMP packet of a file that claims PDF/UA-1 and PDF/A-2a (ISO 14289-1, 5; ISO 19005-2, 6.6). The claim may stand
 * only because tests/formats/pdf/conformance.test.ts proves it with veraPDF.
 */
export function xmpPacket(metadata: Metadata): string {
  const { title, authors, publisher, description, keywords, language, identifier, date } = metadata
  const properties = x('rdf:Description', { 'rdf:about': '', ...namespaces }, [
    x('pdfaid:part', '2'),
    x('pdfaid:conformance', 'A'),
    x('pdfuaid:part', '1'),
    x('dc:format', 'application/pdf'),
    x('dc:title', alternative(title)),
    x('dc:creator', list('Seq', authors)),
    x('dc:publisher', list('Bag', [publisher])),
    x('dc:description', alternative(description)),
    x('dc:subject', list('Bag', keywords)),
    x('dc:language', list('Bag', [language])),
    x('dc:identifier', identifier),
    x('dc:date', list('Seq', [date])),
    x('xmp:CreateDate', date),
    x('xmp:ModifyDate', date),
    x('xmp:MetadataDate', date),
    x('xmp:CreatorTool', metadata.creatorTool),
    x('xmpTPg:NPages', pagesToCount),
    x('pdf:Producer', metadata.producer),
    x('pdf:Keywords', keywords.join(', ')),
    x('pdfaExtension:schemas', x('rdf:Bag', accessibilitySchema)),
  ])
  const rdf = x('rdf:RDF', { 'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#' }, properties)
  // The packet has marks of its own in place of the declaration of XML (ISO 16684-1, 7.3.2).
  const xml = xmlText(x('x:xmpmeta', { 'xmlns:x': 'adobe:ns:meta/' }, rdf)).replace(/^<\?xml [^>]*\?>\n/, '')
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${xml}<?xpacket end="r"?>`
}

/** PDF/A knows no PDF/UA property: it is told what that is. */
const accessibilitySchema = resource([
  x('pdfaSchema:schema', 'PDF/UA Universal Accessibility Schema'),
  x('pdfaSchema:namespaceURI', namespaces['xmlns:pdfuaid']),
  x('pdfaSchema:prefix', 'pdfuaid'),
  x(
    'pdfaSchema:property',
    x(
      'rdf:Seq',
      resource([
        x('pdfaProperty:name', 'part'),
        x('pdfaProperty:valueType', 'Integer'),
        x('pdfaProperty:category', 'internal'),
        x('pdfaProperty:description', 'Part of ISO 14289 to which the file conforms'),
      ]),
    ),
  ),
])

function resource(properties: Element[]): Element {
  return x('rdf:li', { 'rdf:parseType': 'Resource' }, properties)
}

function list(kind: 'Seq' | 'Bag', items: readonly string[]): Element {
  return x(
    `rdf:${kind}`,
    items.map((item) => x('rdf:li', item)),
  )
}

function alternative(text: string): Element {
  return x('rdf:Alt', x('rdf:li', { 'xml:lang': 'x-default' }, text))
}
