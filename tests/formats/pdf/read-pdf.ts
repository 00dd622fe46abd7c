import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { plain, type Words } from '../plain'

/** Opens a PDF with Mozilla's reader, which is not the library that made it. */
export function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  // A copy: the reader takes its bytes away.
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0, disableFontFace: true }).promise
}

/** The text of a tagged PDF by its structure: running heads and page numbers, which are not content, are left out. */
export async function textOf(bytes: Uint8Array): Promise<Words> {
  const document = await openPdf(bytes)
  const text: string[] = []
  const notes: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const pieces = piecesOf(await page.getTextContent({ includeMarkedContent: true }))
    const found: string[] = []
    walk(asNode(await page.getStructTree()), pieces, text, found)
    notes.push(...found)
  }
  await document.destroy()
  return { text: plain(text.join('')), notes: notes.map(plain) }
}

export interface PageOfPdf {
  /** Its paragraphs, headings and cells, in the order in which they are read. */
  readonly blocks: readonly { readonly role: string; readonly text: string }[]
  /** Height above the foot of the page, in points, of the lowest line that is neither note nor folio. */
  readonly lowest: number
}

/** The pages of a tagged PDF as blocks of text. */
export async function pagesOf(bytes: Uint8Array): Promise<PageOfPdf[]> {
  const document = await openPdf(bytes)
  const pages: PageOfPdf[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const content = await page.getTextContent({ includeMarkedContent: true })
    const blocks: { role: string; text: string }[] = []
    const shown = new Set<string>()
    collect(asNode(await page.getStructTree()), piecesOf(content), blocks, shown)
    pages.push({ blocks, lowest: lowestLine(content, shown) })
  }
  await document.destroy()
  return pages
}

export interface SplitParagraph {
  /** The text on each page, its lines set apart by line feeds. */
  readonly parts: readonly string[]
}

/** The paragraphs that begin on one page and end on another, as the structure of the file tells. */
export async function splitParagraphs(bytes: Uint8Array): Promise<SplitParagraph[]> {
  const pieces = new Map<string, string>()
  const reader = await openPdf(bytes)
  for (let number = 1; number <= reader.numPages; number += 1) {
    const page = await reader.getPage(number)
    for (const piece of piecesOf(await page.getTextContent({ includeMarkedContent: true })))
      pieces.set(...piece)
  }
  await reader.destroy()
  return paragraphPieces(await PDFDocument.load(bytes, { updateMetadata: false })).flatMap((byPage) => {
    const parts = [...byPage.values()].map((ids) =>
      ids
        .map((id) => pieces.get(id) ?? '')
        .join('')
        .trim(),
    )
    return parts.length > 1 ? [{ parts }] : []
  })
}

/** For each paragraph of the structure tree the marks of its text, by page. */
function paragraphPieces({ catalog, context }: PDFDocument): Map<string, string[]>[] {
  const paragraphs: Map<string, string[]>[] = []
  visit(context.lookup(catalog.get(PDFName.of('StructTreeRoot'))), undefined, undefined)
  return paragraphs

  function visit(
    value: PDFObject | undefined,
    page: PDFObject | undefined,
    paragraph: Map<string, string[]> | undefined,
  ) {
    if (value instanceof PDFRef) return visit(context.lookup(value), page, paragraph)
    if (value instanceof PDFArray) {
      for (const item of value.asArray()) visit(item, page, paragraph)
    } else if (value instanceof PDFNumber) {
      mark(value, page, paragraph)
    } else if (value instanceof PDFDict) {
      const role = String(value.get(PDFName.of('S')))
      if (role === '/Note' || role === '/Lbl') return
      const own = value.get(PDFName.of('Pg')) ?? page
      const number = value.get(PDFName.of('MCID'))
      if (number) return mark(number, own, paragraph)
      const opened = role === '/P' ? new Map<string, string[]>() : undefined
      if (opened) paragraphs.push(opened)
      visit(value.get(PDFName.of('K')), own, opened ?? paragraph)
    }
  }

  function mark(
    number: PDFObject,
    page: PDFObject | undefined,
    paragraph: Map<string, string[]> | undefined,
  ) {
    if (!(page instanceof PDFRef) || !paragraph) return
    const key = `p${page.objectNumber}R`
    paragraph.set(key, [...(paragraph.get(key) ?? []), `${key}_mc${String(number)}`])
  }
}

/** A centimetre, in points. */
const edge = 28

/** Texts that come closer to an edge of their page than a centimetre, or leave it. */
export async function wordsOutsidePages(bytes: Uint8Array): Promise<string[]> {
  const document = await openPdf(bytes)
  const outside: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const [, , right = 0, top = 0] = page.view
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue
      const [x, y] = [Number(item.transform[4]), Number(item.transform[5])]
      const isInside = x > edge && x + item.width < right - edge && y > edge && y + item.height < top - edge
      if (!isInside) outside.push(`page ${number} : ${item.str}`)
    }
  }
  await document.destroy()
  return outside
}

function collect(
  node: Node,
  pieces: ReadonlyMap<string, string>,
  blocks: { role: string; text: string }[],
  shown: Set<string>,
): void {
  if (node.role === 'Note' || node.role === 'Lbl') return
  if (node.role !== undefined && blockRoles.has(node.role)) blocks.push({ role: node.role, text: '' })
  if (node.id !== undefined) {
    const block = blocks.at(-1)
    if (block) block.text += pieces.get(node.id) ?? ''
    shown.add(node.id)
  }
  for (const child of node.children) collect(child, pieces, blocks, shown)
}

function lowestLine({ items }: TextContent, shown: ReadonlySet<string>): number {
  const open: (string | undefined)[] = []
  let lowest = Number.POSITIVE_INFINITY
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((each) => each !== undefined)
      if (id !== undefined && shown.has(id) && item.str.trim() !== '') {
        lowest = Math.min(lowest, Number(item.transform[5]))
      }
    } else if (item.type.startsWith('begin')) {
      open.push(item.id ?? undefined)
    } else {
      open.pop()
    }
  }
  return lowest
}

interface Node {
  readonly role?: string
  readonly id?: string
  readonly children: readonly Node[]
}

/** What follows is a block: its text does not touch that of its neighbours. */
const blockRoles = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'LI', 'TD', 'TH', 'Caption', 'Div', 'Title', 'TOCI'])

function walk(node: Node, pieces: ReadonlyMap<string, string>, text: string[], notes: string[]): void {
  if (node.role === 'Lbl') return
  if (node.role === 'Note') {
    const note: string[] = []
    for (const child of node.children) walk(child, pieces, note, notes)
    notes.push(note.join(''))
    return
  }
  if (node.id !== undefined) text.push(pieces.get(node.id) ?? '')
  const apart = node.role !== undefined && blockRoles.has(node.role)
  if (apart) text.push('\n')
  for (const child of node.children) walk(child, pieces, text, notes)
  if (apart) text.push('\n')
}

function asNode(value: unknown): Node {
  if (typeof value !== 'object' || value === null) return { children: [] }
  const role = 'role' in value && typeof value.role === 'string' ? value.role : undefined
  const id = 'id' in value && typeof value.id === 'string' ? value.id : undefined
  const children = 'children' in value && Array.isArray(value.children) ? value.children.map(asNode) : []
  return { role, id, children }
}

/** The text of each marked piece of a page. A hyphen that a line break made is in a mark of its own, without id. */
function piecesOf({ items }: TextContent): Map<string, string> {
  const pieces = new Map<string, string>()
  const open: (string | undefined)[] = []
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((each) => each !== undefined)
      const made = open.length > 0 && open.at(-1) === undefined && item.str === '-'
      const text = (made ? '\u00AD' : item.str) + (item.hasEOL ? '\n' : '')
      if (id !== undefined) pieces.set(id, (pieces.get(id) ?? '') + text)
    } else if (item.type.startsWith('begin')) {
      open.push(item.id ?? undefined)
    } else {
      open.pop()
    }
  }
  return pieces
}

type TextContent = Awaited<ReturnType<Awaited<ReturnType<PDFDocumentProxy['getPage']>>['getTextContent']>>
