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
 * @throws Error when the bytes are not those of a web edition
 */
export function pageCountOf(pdf: Uint8Array): number {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const start = bytes.indexOf('<xmpTPg:NPages>')
  const [, pages] = /^<xmpTPg:NPages>(\d+)</.exec(bytes.toString('latin1', start, start + 40)) ?? []
  if (start === -1 || pages === undefined) throw new Error('The PDF does not say how many pages it has.')
  return Number(pages)
}

/**
 * The XMP packet of a file that claims PDF/UA-1 and PDF/A-2a (ISO 14289-1, 5; ISO 19005-2, 6.6). The claim may stand
 * only because tests/formats/pdf/conformance.test.ts proves it with veraPDF.
 * PDF/A knows no PDF/UA property, hence the extension schema.
 */
export function xmpPacket(metadata: Metadata): string {
  const { title, authors, publisher, description, keywords, language, identifier, date } = metadata
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:xmpTPg="http://ns.adobe.com/xap/1.0/t/pg/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title>${alternative(title)}</dc:title>
<dc:creator>${list('Seq', authors)}</dc:creator>
<dc:publisher>${list('Bag', [publisher])}</dc:publisher>
<dc:description>${alternative(description)}</dc:description>
<dc:subject>${list('Bag', keywords)}</dc:subject>
<dc:language>${list('Bag', [language])}</dc:language>
<dc:identifier>${escaped(identifier)}</dc:identifier>
<dc:date>${list('Seq', [date])}</dc:date>
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
<xmp:MetadataDate>${date}</xmp:MetadataDate>
<xmp:CreatorTool>${escaped(metadata.creatorTool)}</xmp:CreatorTool>
<xmpTPg:NPages>${pagesToCount}</xmpTPg:NPages>
<pdf:Producer>${escaped(metadata.producer)}</pdf:Producer>
<pdf:Keywords>${escaped(keywords.join(', '))}</pdf:Keywords>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

function list(kind: 'Seq' | 'Bag', items: readonly string[]): string {
  return `<rdf:${kind}>${items.map((item) => `<rdf:li>${escaped(item)}</rdf:li>`).join('')}</rdf:${kind}>`
}

function alternative(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign)
}
