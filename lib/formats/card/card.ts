import { day, typeface } from '../../design'
import type { TitlePage } from '../../document/nodes'
import { plainWords } from '../../document/plain-words'
import { dress, element, type Svg, svgSource } from '../../figures/svg'
import { textLines } from '../../figures/text-width'
import { onPaper } from '../../figures/theme'
import { words } from '../../language'

/** Pixels; what social networks ask for. */
export const cardSize = { width: 1200, height: 630 } as const

/** Pixels; the shape of the covers in the shops and on the shelves of e-readers. */
export const coverSize = { width: 1000, height: 1500 } as const

const margin = 76
const { ink, paper, vermilion } = day

/** What the picture shows, for whoever does not see it. */
export function cardDescription({ kind, title, publisher, date, ornament }: TitlePage): string {
  const whole = [title.before, title.main, title.after].filter(Boolean).join(' ')
  return words.cardInWords(kind, whole, publisher, plainWords(date), ornament !== undefined)
}

/** The picture that goes with a link to the site in messages and on social networks: kind, title, date and map. */
export function cardSvg({ kind, title, date, publisher, ornament: motif }: TitlePage): string {
  const room = cardSize.width - 2 * margin - (motif ? 470 : 0)
  const { width, height } = cardSize
  const picture = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height },
    [
      element('rect', { width, height, fill: paper }),
      element('rect', { x: margin, y: 72, width: 72, height: 6, fill: vermilion }),
      line(kind.toLocaleUpperCase(words.language), 128, 21, 2),
      ...titleLines(title, room),
      line(`${plainWords(date)} – ${publisher}`, height - 72, 32),
      ...(motif
        ? [element('g', { transform: `translate(${width - margin - 450} 96) scale(0.75)` }, motif.content)]
        : []),
    ],
  )
  return svgSource(dress(picture, onPaper))
}

/** The cover of the book: kind, title and map, and at its foot what edition it is of what. */
export function coverSvg({ kind, title, date, publisher, mention, ornament: motif }: TitlePage): string {
  const { width, height } = coverSize
  const room = width - 2 * margin
  const scale = motif ? Math.min(room / motif.width, 620 / motif.height) : 1
  const picture = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height },
    [
      element('rect', { width, height, fill: paper }),
      element('rect', { x: margin, y: 96, width: 96, height: 9, fill: vermilion }),
      line(kind.toLocaleUpperCase(words.language), 168, 27, 2),
      ...(motif
        ? [
            element(
              'g',
              {
                transform: `translate(${width - margin - motif.width * scale} ${height - 290 - motif.height * scale}) scale(${scale})`,
              },
              motif.content,
            ),
          ]
        : []),
      ...titleLines(title, room, 84),
      line(`${plainWords(date)} – ${publisher}`, height - 150, 42),
      line(mention, height - 88, 30),
    ],
  )
  return svgSource(dress(picture, onPaper))
}

/** The main words as large as they fit on four lines; what comes before or after them smaller. */
function titleLines({ before, main, after }: TitlePage['title'], room: number, above = 0): Svg[] {
  const size = [84, 72, 60, 50, 42].find((each) => textLines(main, each, room).length <= 3) ?? 36
  const lines = textLines(main, size, room).slice(0, 5)
  const start = 200 + above + (before ? 52 : 0) + size * 0.7
  const end = start + (lines.length - 1) * size * 1.08
  return [
    ...(before ? [line(before, 224 + above, 40)] : []),
    ...lines.map((text, index) => line(text, start + index * size * 1.08, size, -size / 60)),
    ...(after ? textLines(after, 32, room) : [])
      .slice(0, 2)
      .map((text, index) => line(text, end + 58 + index * 42, 32)),
  ]
}

function line(text: string, y: number, size: number, tracking?: number): Svg {
  return element(
    'text',
    { x: margin, y, fill: ink, 'font-family': typeface, 'font-size': size, 'letter-spacing': tracking },
    [text],
  )
}
