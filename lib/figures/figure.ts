import { type Attributes, element, number, Svg } from './svg'
import type { Theme } from './theme'

/** A cell of a table; with a path it is a link to that address of the site. */
export interface Cell {
  readonly text: string
  readonly path?: string
}

/** What a figure or the model says, as a table: for whoever does not see it, and for whoever wants the numbers. */
export interface FigureTable {
  readonly caption: string
  /** The first column holds what its row is about. */
  readonly columns: readonly { readonly title: string; readonly isNumber?: boolean }[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A drawing with the words that stand for it. Lengths are in units of the drawing, which scales as a whole. */
export interface Figure {
  /** Distinguishes it from the other figures of a page: `carte`. */
  readonly name: string
  readonly title: string
  /** What there is to see, in a sentence or two. */
  readonly description: string
  readonly width: number
  readonly height: number
  /** Ordinate of its upper edge. */
  readonly top?: number
  /** Whether parts of it are links. */
  readonly isInteractive?: boolean
  readonly content: (theme: Theme) => readonly Svg[]
  readonly table: FigureTable
}

export type Ornament = Pick<Figure, 'width' | 'height' | 'content'>

/** Without the stylesheet a drawing is made of lines; its areas would otherwise be black, and its words lost in them. */
const bare: Attributes = { fill: 'none', stroke: 'currentColor', 'stroke-width': 0.7 }

/** The figure as an SVG element inside an HTML page, which the stylesheet draws. */
export function inlineSvg(figure: Figure, theme: Theme): string {
  return drawing(figure, theme, bare).source
}

/**
 * The figure as an element of a page that writes XML of its own: one picture, without links. Its words are in the colour
 * and the font of the text.
 */
export function embeddedSvg(figure: Figure, theme: Theme): Svg {
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', fill: 'currentColor' }
  return withoutLinks(drawing({ ...figure, isInteractive: false }, theme, attributes))
}

function withoutLinks({ name, attributes, children }: Svg): Svg {
  const own = children.map((child) => (child instanceof Svg ? withoutLinks(child) : child))
  return name === 'a' ? new Svg('g', [], own) : new Svg(name, attributes, own)
}

function drawing(figure: Figure, theme: Theme, more: Attributes): Svg {
  const { name, title, description, isInteractive } = figure
  const ids = { title: `_${name}-titre`, description: `_${name}-description` }
  const names: Attributes = { 'aria-labelledby': ids.title, 'aria-describedby': ids.description }
  // The role of an image would hide the links in it.
  const role = isInteractive ? 'group' : 'img'
  return element('svg', { class: `drawing ${name}`, ...more, viewBox: viewBox(figure), role, ...names }, [
    element('title', { id: ids.title }, [title]),
    element('desc', { id: ids.description }, [description]),
    ...figure.content(theme),
  ])
}

/** A drawing that only adorns: whoever does not see it misses nothing. */
export function ornamentSvg(ornament: Ornament, theme: Theme): string {
  const { width, height, content } = ornament
  const hidden: Attributes = { 'aria-hidden': 'true', viewBox: viewBox({ width, height }) }
  return element('svg', { class: 'drawing', ...bare, ...hidden }, content(theme)).source
}

/** The figure as an SVG file of its own. */
export function svgFile(figure: Figure, theme: Theme): string {
  const { title, description, width, height } = figure
  const size = { viewBox: viewBox(figure), width: number(width), height: number(height) }
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size, role: 'img' }, [
    element('title', {}, [title]),
    element('desc', {}, [description]),
    ...figure.content(theme),
  ]).source
}

const viewBox = ({ top = 0, width, height }: Pick<Figure, 'top' | 'width' | 'height'>): string =>
  [0, top, width, height].map((value) => number(value)).join(' ')

/** A text at a point of the drawing. */
export function text(
  theme: Theme,
  role: Parameters<Theme>[0],
  [x, y]: readonly [number, number],
  words: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
): Svg {
  return element('text', { ...theme(role), x, y, 'text-anchor': anchor === 'start' ? undefined : anchor }, [
    words,
  ])
}
