import type { Attributes, Role, Theme } from './svg'

/** For pages: the stylesheet draws, so that the figure follows the reader's theme. */
export const onPage: Theme = (role) => ({ class: role })

const ink = '#1b1a17'
const inkSoft = '#4a463e'
const rule = '#a39b89'
const ground = '#f2eee4'
const paper = '#fff'
const blue = '#123f7b'
const vermilion = '#c8371b'

/** The size of names in drawings for paper, in units of a drawing 600 units wide. */
const text = (size: number, fill = ink): Attributes => ({
  'font-family': 'Spectral',
  'font-size': size,
  fill,
})
const line = (stroke: string, width: number): Attributes => ({
  fill: 'none',
  stroke,
  'stroke-width': width,
})

const printed: Readonly<Record<Role, Attributes>> = {
  land: { fill: ground, stroke: rule, 'stroke-width': 1.2, 'stroke-linejoin': 'round' },
  frame: { fill: paper, stroke: rule, 'stroke-width': 1.2 },
  leader: line(rule, 1.2),
  target: { fill: 'none' },
  dot: { fill: vermilion },
  'dot-quiet': { fill: inkSoft },
  ring: line(vermilion, 2),
  name: text(19),
  'name-strong': { ...text(19), 'font-weight': 600 },
  note: text(16, inkSoft),
  axis: line(rule, 1.2),
  span: { fill: blue },
  mark: { fill: blue },
  'mark-number': text(17, paper),
  curve: line(blue, 3),
  bar: { fill: vermilion },
  'bar-quiet': { fill: rule },
  sphere: { fill: ground, stroke: rule, 'stroke-width': 1.2 },
  centre: { fill: blue },
  'centre-name': text(24, paper),
}

/** Colours that can be told from white, from black and from what lies between: 4 to 1 at least. */
const anyBlue = '#3b6fb5'
const anyVermilion = '#d1442a'
const faint: Attributes = { fill: 'currentColor', 'fill-opacity': '.08' }
const thin: Attributes = { stroke: 'currentColor', 'stroke-opacity': '.5', 'stroke-width': 1.2 }
const word = (size: number): Attributes => ({ 'font-size': size })

const onAny: Readonly<Record<Role, Attributes>> = {
  land: { ...faint, ...thin, 'stroke-linejoin': 'round' },
  frame: { fill: 'none', ...thin },
  leader: { fill: 'none', ...thin },
  target: { fill: 'none' },
  dot: { fill: anyVermilion },
  'dot-quiet': { fill: 'currentColor', 'fill-opacity': '.6' },
  ring: line(anyVermilion, 2),
  name: word(22),
  'name-strong': { ...word(22), 'font-weight': 600 },
  note: { ...word(18), 'fill-opacity': '.8' },
  axis: { fill: 'none', ...thin },
  span: { fill: anyBlue },
  mark: { fill: anyBlue },
  'mark-number': { ...word(19), fill: '#fff' },
  curve: line(anyBlue, 3),
  bar: { fill: anyVermilion },
  'bar-quiet': { fill: 'currentColor', 'fill-opacity': '.4' },
  sphere: { ...faint, ...thin },
  centre: { fill: anyBlue },
  'centre-name': { ...word(24), fill: '#fff' },
}

/**
 * For books, whose reader chooses ink and paper and whose device may not tell us: words and lines in the colour of the
 * text, the rest in colours that show on every ground.
 */
export const onAnyGround: Theme = (role) => onAny[role]

/** For files that no stylesheet reaches: PDF, EPUB, pictures. Colours of ink on paper, and the font by its name. */
export const onPaper: Theme = (role) => printed[role]
