import { inflateSync } from 'node:zlib'
import {
  decodePDFRawStream,
  ParseSpeeds,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFStream,
} from 'pdf-lib'

/** What a PDF tells of itself. */
export interface ReadPdf {
  readonly pages: number
  /** Whether it says that its structure is marked, and has that structure (ISO 32000-2, 14.7 and 14.8). */
  readonly isTagged: boolean
  /** Whether a page shows words as such, and not only as parts of a picture. */
  readonly hasText: boolean
  /** Whether something in it, be it opening it, runs JavaScript (ISO 32000-2, 12.6.4.17). */
  readonly hasScript: boolean
}

/**
 * Reads a PDF as far as its site tells of it. Of its content it decodes no more than the pages up to the first that has
 * words.
 * @throws an error of pdf-lib when the bytes are no PDF, or one that is damaged or encrypted
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const options = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest }
  const document = await PDFDocument.load(bytes, options)
  const pages = document.getPages()
  return {
    pages: pages.length,
    isTagged: isTagged(document),
    hasScript: document.context.enumerateIndirectObjects().some(([, object]) => holdsScript(object, 0)),
    hasText: pages.some(({ node }) => {
      const contents = node.Contents()
      const streams = contents instanceof PDFArray ? resolved(contents) : contents ? [contents] : []
      return showsText(streams, node.Resources(), 0)
    }),
  }
}

function isTagged({ catalog }: PDFDocument): boolean {
  const marks = catalog.lookup(PDFName.of('MarkInfo'))
  const structure = catalog.lookup(PDFName.of('StructTreeRoot'))
  return (
    marks instanceof PDFDict &&
    marks.lookup(PDFName.of('Marked')) === PDFBool.True &&
    structure instanceof PDFDict
  )
}

/** Whether an object, or one that stands in it, is an action that runs JavaScript. Those it refers to stand by themselves. */
function holdsScript(object: PDFObject, depth: number): boolean {
  if (depth > deepestObject) return false
  if (object instanceof PDFStream) return holdsScript(object.dict, depth)
  if (object instanceof PDFArray) return object.asArray().some((item) => holdsScript(item, depth + 1))
  if (!(object instanceof PDFDict)) return false
  if (object.get(PDFName.of('S')) === PDFName.of('JavaScript')) return true
  return object.values().some((value) => holdsScript(value, depth + 1))
}

/** No writer nests direct objects as deep. */
const deepestObject = 50

/** Forms inside forms inside forms: deeper ones would only slow down the reading. */
const deepest = 4

function showsText(streams: readonly PDFObject[], resources: PDFDict | undefined, depth: number): boolean {
  const found = streams.map((stream) => (stream instanceof PDFStream ? textIn(stream) : 'none'))
  if (found.includes('some')) return true
  // What is too large to look into has words if it has fonts for them.
  if (found.includes('unknown') && hasEntries(resources, 'Font')) return true
  return depth < deepest && formsOf(resources).some((form) => showsTextInForm(form, resources, depth + 1))
}

function showsTextInForm(form: PDFStream, above: PDFDict | undefined, depth: number): boolean {
  const own = form.dict.lookup(PDFName.of('Resources'))
  return showsText([form], own instanceof PDFDict ? own : above, depth)
}

function formsOf(resources: PDFDict | undefined): PDFStream[] {
  const objects = resources?.lookup(PDFName.of('XObject'))
  if (!(objects instanceof PDFDict)) return []
  return objects.values().flatMap((value) => {
    const object = objects.context.lookup(value)
    const isForm =
      object instanceof PDFStream && object.dict.lookup(PDFName.of('Subtype')) === PDFName.of('Form')
    return isForm ? [object] : []
  })
}

function hasEntries(resources: PDFDict | undefined, name: string): boolean {
  const entries = resources?.lookup(PDFName.of(name))
  return entries instanceof PDFDict && entries.keys().length > 0
}

/** A text object in which an operator shows a string that is not empty (ISO 32000-2, 9.4). */
const shown =
  /\bBT\b(?:(?!\bET\b)[\s\S])*?(?:\((?:\\[\s\S]|[^\\)])+\)|<[0-9A-Fa-f\s]+>|\[[^\]]*[(<][^\]]*\])\s*(?:TJ|Tj|'|")/
/** Pictures inside the content, whose bytes may look like anything. */
const inlinePictures = /\bID\s[\s\S]*?\sEI\b/g

function textIn(stream: PDFStream): 'some' | 'none' | 'unknown' {
  const content = decoded(stream)
  if (!content) return 'unknown'
  return shown.test(content.toString('latin1').replace(inlinePictures, ' ')) ? 'some' : 'none'
}

/** Bytes of content that are looked into: a page of words has far less. */
const most = 4_000_000

/** The content of a stream; undefined where it is too large, or written in a way that is not known. */
function decoded(stream: PDFStream): Buffer | undefined {
  if (!(stream instanceof PDFRawStream)) return undefined
  const { contents, dict } = stream
  if (contents.length > most) return undefined
  try {
    // zlib, which can be told when to stop, where pdf-lib would go on to the end of a stream that swells.
    const isFlate = dict.lookup(PDFName.of('Filter')) === PDFName.of('FlateDecode')
    if (isFlate) return inflateSync(contents, { maxOutputLength: most, finishFlush: 2 })
    return Buffer.from(decodePDFRawStream(stream).decode())
  } catch {
    return undefined
  }
}

function resolved(array: PDFArray): PDFObject[] {
  return Array.from({ length: array.size() }, (_, index) => array.lookup(index)).filter(
    (item) => item !== undefined,
  )
}
