import { ParseSpeeds, PDFDocument } from 'pdf-lib'

/** How many pages a finished PDF has. */
export async function pageCountOf(pdf: Uint8Array): Promise<number> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
  return document.getPageCount()
}
