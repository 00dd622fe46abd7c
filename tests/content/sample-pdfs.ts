import { createHash, createSign, generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { PDFDocument, PDFHexString, PDFName, type PDFPage, PDFString, StandardFonts } from 'pdf-lib'

/** A document with words on each of its pages. */
async function withWords(pages = 3): Promise<PDFDocument> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= pages; number += 1) {
    document.addPage([200, 200]).drawText(`Page ${number} d'un essai`, { font, size: 12, x: 20, y: 100 })
  }
  return document
}

const saved = async (document: PDFDocument, useObjectStreams = false): Promise<Buffer> =>
  Buffer.from(await document.save({ useObjectStreams }))

/** The same file under another version of the format. */
async function ofVersion(version: string, useObjectStreams = false): Promise<Buffer> {
  const bytes = await saved(await withWords(), useObjectStreams)
  bytes.write(`%PDF-${version}`, 0, 'latin1')
  return bytes
}

export const pdf13 = () => ofVersion('1.3')
export const pdf20 = () => ofVersion('2.0', true)
export const withObjectStreams = async () => saved(await withWords(), true)
export const ofTwoHundredPages = async () => saved(await withWords(200), true)

export async function withForm(): Promise<Buffer> {
  const document = await withWords()
  const field = document.getForm().createTextField('nom')
  field.setText('Un nom')
  field.addToPage(document.getPage(0), { x: 20, y: 20 })
  return saved(document)
}

export async function withAttachment(): Promise<Buffer> {
  const document = await withWords()
  await document.attach(Buffer.from('a;b\n1;2\n'), 'tableau.csv', { mimeType: 'text/csv' })
  return saved(document)
}

/** Marked as its standard wants it; pdf-lib does not do so by itself. */
export async function tagged(): Promise<Buffer> {
  const document = await withWords()
  const { catalog, context } = document
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  catalog.set(PDFName.of('StructTreeRoot'), context.register(context.obj({ Type: 'StructTreeRoot' })))
  return saved(document)
}

/** It says that it is marked, and has no structure. */
export async function taggedInName(): Promise<Buffer> {
  const document = await withWords()
  document.catalog.set(PDFName.of('MarkInfo'), document.context.obj({ Marked: true }))
  return saved(document)
}

/**
 * Pages that are pictures, as a scanner makes them. It names a font that it does not use; its pictures inside the content
 * have bytes that look like words.
 */
export async function scanned(): Promise<Buffer> {
  const document = await PDFDocument.create()
  const picture = await document.embedPng(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR4nGP8z8Dwn4GBgYGJAQoAHxcCAk+Uzr4AAAAASUVORK5CYII=',
      'base64',
    ),
  )
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let number = 0; number < 3; number += 1) {
    const page = document.addPage([200, 200])
    page.drawImage(picture, { x: 0, y: 0, width: 200, height: 200 })
    page.node.setFontDictionary(PDFName.of('F1'), font.ref)
    contentOf(page, 'q BI /W 1 /H 1 /BPC 8 /CS /G ID BT (mots) Tj ET EI Q BT /F1 12 Tf () Tj ET')
  }
  return saved(document)
}

/** Adds a stream to the content of a page. */
function contentOf(page: PDFPage, operators: string): void {
  const { context } = page.doc
  page.node.addContentStream(context.register(context.flateStream(operators)))
}

/** Its words stand in a form that its page shows, and not in the page. */
export async function withWordsInForm(): Promise<Buffer> {
  const inner = await withWords(1)
  const document = await PDFDocument.create()
  const [form] = await document.embedPages([inner.getPage(0)])
  if (!form) throw new Error('The page was not embedded.')
  document.addPage([200, 200]).drawPage(form)
  return saved(document)
}

/** Its one page has a content that swells to ten times what is looked into. */
export async function swelling(): Promise<Buffer> {
  const document = await PDFDocument.create()
  contentOf(document.addPage([200, 200]), ' '.repeat(40_000_000))
  return saved(document)
}

/** Signed over all but the signature itself (ISO 32000-2, 12.8.1), with a key made for it. */
export async function signed(): Promise<Buffer> {
  const document = await withWords()
  const { context, catalog } = document
  const room = 4096
  const placeholder = '0123456789'
  const signature = context.register(
    context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'adbe.pkcs7.detached',
      ByteRange: [0, PDFName.of(placeholder), PDFName.of(placeholder), PDFName.of(placeholder)],
      Contents: PDFHexString.of('0'.repeat(room)),
      Name: PDFString.of('Une personne inventée'),
    }),
  )
  const page = document.getPage(0)
  const widget = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      Rect: [0, 0, 0, 0],
      V: signature,
      T: PDFString.of('Signature'),
      F: 4,
      P: page.ref,
    }),
  )
  page.node.addAnnot(widget)
  catalog.set(PDFName.of('AcroForm'), context.obj({ SigFlags: 3, Fields: [widget] }))
  const bytes = await saved(document)
  const start = bytes.indexOf(`<${'0'.repeat(room)}>`)
  const end = start + room + 2
  // Each number takes the room of what stood for it, its first slash included.
  let at = bytes.indexOf(`/${placeholder}`)
  for (const value of [start, end, bytes.length - end]) {
    bytes.write(String(value).padEnd(placeholder.length + 1), at, 'latin1')
    at = bytes.indexOf(`/${placeholder}`, at)
  }
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const signer = createSign('sha256').update(bytes.subarray(0, start)).update(bytes.subarray(end))
  bytes.write(signer.sign(privateKey).toString('hex'), start + 1, 'latin1')
  return bytes
}

/**
 * Writes a file of one page and one picture of this many bytes, piece by piece.
 * @returns its length, and its SHA-256 as lower-case hexadecimal
 */
export async function writeLarge(path: string, bytes: number): Promise<{ length: number; sha256: string }> {
  const file = createWriteStream(path)
  const hash = createHash('sha256')
  let length = 0
  const offsets: number[] = []
  const write = async (piece: string | Buffer) => {
    const data = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece
    hash.update(data)
    length += data.length
    if (!file.write(data)) await once(file, 'drain')
  }
  const object = async (body: string) => {
    offsets.push(length)
    await write(`${offsets.length} 0 obj\n${body}\nendobj\n`)
  }
  await write('%PDF-1.7\n')
  await object('<< /Type /Catalog /Pages 2 0 R >>')
  await object('<< /Type /Pages /Kids [3 0 R] /Count 1 >>')
  await object(
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>',
  )
  await object('<< /Length 29 >>\nstream\nq 200 0 0 200 0 0 cm /I Do Q \nendstream')
  offsets.push(length)
  await write(
    `5 0 obj\n<< /Type /XObject /Subtype /Image /Width 1000 /Height ${bytes / 1000} /BitsPerComponent 8 /ColorSpace /DeviceGray /Length ${bytes} >>\nstream\n`,
  )
  const piece = Buffer.alloc(1_000_000, 'kiosque ')
  for (let written = 0; written < bytes; written += piece.length) await write(piece)
  await write('\nendstream\nendobj\n')
  const table = length
  await write(`xref\n0 6\n0000000000 65535 f \n`)
  for (const offset of offsets) await write(`${String(offset).padStart(10, '0')} 00000 n \n`)
  await write(`trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`)
  file.end()
  await once(file, 'finish')
  return { length, sha256: hash.digest('hex') }
}
