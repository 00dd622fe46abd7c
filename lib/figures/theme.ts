import { anyGround, sheet, typeface, white } from '../design'
import type { Attributes, Role, Theme } from './svg'

/** For pages: the stylesheet draws, so that the figure follows the reader's theme. */
export const onPage: Theme = (role) => ({ class: role })

const { ink, 'ink-soft': inkSoft, rule, 'paper-deep': ground, blue, vermilion } = sheet

/** The size of names in drawings for paper, in units of a drawing 600 units wide. */
const text = (size: number, fill = ink): Attributes => ({
  'font-family': typeface,
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
  frame: { fill: white, stroke: rule, 'stroke-width': 1.2 },
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
  'mark-number': text(17, white),
  curve: line(blue, 3),
  bar: { fill: vermilion },
  'bar-quiet': { fill: rule },
  sphere: { fill: ground, stroke: rule, 'stroke-width': 1.2 },
  centre: { fill: blue },
  'centre-name': text(24, white),
}

const faint: Attributes = { fill: 'currentColor', 'fill-opacity': '.08' }
const thin: Attributes = { stroke: 'currentColor', 'stroke-opacity': '.5', 'stroke-width': 1.2 }
const word = (size: number): Attributes => ({ 'font-size': size })

const onAny: Readonly<Record<Role, Attributes>> = {
  land: { ...faint, ...thin, 'stroke-linejoin': 'round' },
  frame: { fill: 'none', ...thin },
  leader: { fill: 'none', ...thin },
  target: { fill: 'none' },
  dot: { fill: anyGround.vermilion },
  'dot-quiet': { fill: 'currentColor', 'fill-opacity': '.6' },
  ring: line(anyGround.vermilion, 2),
  name: word(22),
  'name-strong': { ...word(22), 'font-weight': 600 },
  note: { ...word(18), 'fill-opacity': '.8' },
  axis: { fill: 'none', ...thin },
  span: { fill: anyGround.blue },
  mark: { fill: anyGround.blue },
  'mark-number': { ...word(19), fill: white },
  curve: line(anyGround.blue, 3),
  bar: { fill: anyGround.vermilion },
  'bar-quiet': { fill: 'currentColor', 'fill-opacity': '.4' },
  sphere: { ...faint, ...thin },
  centre: { fill: anyGround.blue },
  'centre-name': { ...word(24), fill: white },
}

/**
 * For books, whose reader chooses ink and paper and whose device may not tell us: words and lines in the colour of the
 * text, the rest in colours that show on every ground.
 */
export const onAnyGround: Theme = (role) => onAny[role]

/** For files that no stylesheet reaches: PDF, EPUB, pictures. Colours of ink on paper, and the font by its name. */
export const onPaper: Theme = (role) => printed[role]
