import {
  type Attributes,
  type DressedSvg,
  dress,
  element,
  number,
  type Svg,
  svgSource,
  type Theme,
} from './svg'

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

/**
 * A drawing with the words that stand for it, as plain data. Lengths are in units of the drawing, which scales as a whole.
 */
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
  /** Not dressed yet: a theme gives its parts their looks when the drawing is written. */
  readonly content: readonly Svg[]
  readonly table: FigureTable
}

export type Ornament = Pick<Figure, 'width' | 'height' | 'content'>

/** Without the stylesheet a drawing is made of lines; its areas would otherwise be black, and its words lost in them. */
const bare: Attributes = { fill: 'none', stroke: 'currentColor', 'stroke-width': 0.7 }

/** The figure as an SVG element inside an HTML page, which the stylesheet draws. */
export function dressed(figure: Figure, theme: Theme): DressedSvg {
  return dress(drawing(figure, bare), theme)
}

/**
 * The figure as an element of a page that writes XML of its own: one picture, without links. Its words are in the colour
 * and the font of the text.
 */
export function embeddedSvg(figure: Figure, theme: Theme): DressedSvg {
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', fill: 'currentColor' }
  return dress(withoutLinks(drawing({ ...figure, isInteractive: false }, attributes)), theme)
}

function withoutLinks(svg: Svg): Svg {
  const children = svg.children.map((child) => (typeof child === 'string' ? child : withoutLinks(child)))
  return svg.name === 'a' ? element('g', {}, children) : { ...svg, children }
}

function drawing(figure: Figure, more: Attributes): Svg {
  const { name, title, description, isInteractive } = figure
  const ids = { title: `_${name}-titre`, description: `_${name}-description` }
  const names: Attributes = { 'aria-labelledby': ids.title, 'aria-describedby': ids.description }
  // The role of an image would hide the links in it.
  const role = isInteractive ? 'group' : 'img'
  return element('svg', { class: `drawing ${name}`, ...more, viewBox: viewBox(figure), role, ...names }, [
    element('title', { id: ids.title }, [title]),
    element('desc', { id: ids.description }, [description]),
    ...figure.content,
  ])
}

/** A drawing that only adorns: whoever does not see it misses nothing. */
export function dressedOrnament({ width, height, content }: Ornament, theme: Theme): DressedSvg {
  const hidden: Attributes = { 'aria-hidden': 'true', viewBox: viewBox({ width, height }) }
  return dress(element('svg', { class: 'drawing', ...bare, ...hidden }, content), theme)
}

/** The figure as an SVG file of its own. */
export function svgFile(figure: Figure, theme: Theme): string {
  const { title, description, width, height } = figure
  const size = { viewBox: viewBox(figure), width: number(width), height: number(height) }
  const file = element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size, role: 'img' }, [
    element('title', {}, [title]),
    element('desc', {}, [description]),
    ...figure.content,
  ])
  return svgSource(dress(file, theme))
}

const viewBox = ({ top = 0, width, height }: Pick<Figure, 'top' | 'width' | 'height'>): string =>
  [0, top, width, height].map((value) => number(value)).join(' ')
