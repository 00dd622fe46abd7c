import { createCanvas } from '@napi-rs/canvas'
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { z } from 'zod'
import { openPdf } from './read-pdf'

export interface RenderedGlyph {
  readonly character: string
  readonly page: number
  /** Whether something is drawn where the glyph stands. */
  readonly inked: boolean
}

/** Pixels for each point of the page. */
const scale = 3

/** Renders every page and looks, glyph by glyph, whether it has left ink. Spaces are left out. */
export async function renderedGlyphs(bytes: Uint8Array): Promise<RenderedGlyph[]> {
  const document = await openPdf(bytes)
  const result: RenderedGlyph[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const viewport = page.getViewport({ scale })
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
    const context = canvas.getContext('2d')
    // The reader's types know only the browser's canvas; this one draws alike.
    await page.render({ canvasContext: Object(context), viewport }).promise
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
    const { fnArray, argsArray } = await page.getOperatorList()
    for (const { character, box } of glyphBoxes(fnArray, argsArray, viewport.transform)) {
      if (character.trim() !== '') result.push({ character, page: number, inked: hasInk(pixels, box) })
    }
  }
  await document.destroy()
  return result
}

type Matrix = readonly [number, number, number, number, number, number]
type Box = readonly [left: number, top: number, right: number, bottom: number]

const matrix = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()])
const glyph = z.object({ unicode: z.string(), width: z.number() })
const shown = z.tuple([z.array(z.union([z.number(), glyph.nullable()]))])
const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** Where each glyph of a page stands, in pixels: the middle of its width, from descender to ascender. */
function glyphBoxes(operators: readonly number[], operands: readonly unknown[], toPixels: readonly number[]) {
  const boxes: { character: string; box: Box }[] = []
  const saved: Matrix[] = []
  let page = matrix.parse(toPixels) satisfies Matrix as Matrix
  let line: Matrix = identity
  let text: Matrix = identity
  let size = 0
  operators.forEach((operator, index) => {
    const operand: unknown = operands[index]
    switch (operator) {
      case OPS.save:
        saved.push(page)
        break
      case OPS.restore:
        page = saved.pop() ?? page
        break
      case OPS.transform:
        page = times(page, matrix.parse(operand))
        break
      case OPS.beginText:
        line = text = identity
        break
      case OPS.setTextMatrix:
        line = text = matrix.parse(operand)
        break
      case OPS.moveText: {
        const [x, y] = z.tuple([z.number(), z.number()]).parse(operand)
        line = text = times(line, [1, 0, 0, 1, x, y])
        break
      }
      case OPS.setFont:
        size = z.tuple([z.string(), z.number()]).parse(operand)[1]
        break
      case OPS.showText:
        for (const item of shown.parse(operand)[0]) {
          if (item === null) continue
          if (typeof item === 'number') {
            text = times(text, [1, 0, 0, 1, (-item * size) / 1000, 0])
          } else {
            const width = (item.width * size) / 1000
            boxes.push({ character: item.unicode, box: bounds(times(page, text), width, size) })
            text = times(text, [1, 0, 0, 1, width, 0])
          }
        }
        break
      case OPS.setCharSpacing:
      case OPS.setWordSpacing:
      case OPS.setHScale:
      case OPS.nextLine:
        throw new Error('The test does not know this way of placing text.')
    }
  })
  return boxes
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ]
}

function bounds([a, b, c, d, x, y]: Matrix, width: number, size: number): Box {
  const corner = (u: number, v: number) => [a * u + c * v + x, b * u + d * v + y] as const
  const [left, low] = corner(width * 0.1, -0.3 * size)
  const [right, high] = corner(width * 0.9, 0.95 * size)
  return [
    Math.floor(Math.min(left, right)),
    Math.floor(Math.min(low, high)),
    Math.ceil(right),
    Math.ceil(Math.max(low, high)),
  ]
}

/** Whether the pixels of the box differ enough among themselves to show a glyph on its ground. */
function hasInk(
  { data, width }: { readonly data: Uint8ClampedArray; readonly width: number },
  [left, top, right, bottom]: Box,
): boolean {
  let darkest = 255
  let lightest = 0
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      // Green stands for lightness.
      const value = data[(y * width + x) * 4 + 1] ?? 0
      darkest = Math.min(darkest, value)
      lightest = Math.max(lightest, value)
    }
  }
  return lightest - darkest > 40
}
