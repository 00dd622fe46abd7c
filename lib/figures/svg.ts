/** Attributes of an element; those without a value are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

/** What a part of a drawing is; how it looks is the theme's to say. */
export type Role =
  | 'land'
  | 'frame'
  | 'leader'
  | 'target'
  | 'dot'
  | 'dot-quiet'
  | 'ring'
  | 'name'
  | 'name-strong'
  | 'note'
  | 'axis'
  | 'span'
  | 'mark'
  | 'mark-number'
  | 'curve'
  | 'bar'
  | 'bar-quiet'
  | 'sphere'
  | 'centre'
  | 'centre-name'

/** The attributes that make a role look as it should. */
export type Theme = (role: Role) => Attributes

/** An element of a drawing, as plain data. A theme says how its parts look when the drawing is written. */
export interface Svg {
  readonly name: string
  readonly role?: Role
  /** As they are written, but not escaped. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Svg | string)[]
}

/** An element with its looks, which a format writes as it writes its own elements, or as SVG source. */
export interface DressedSvg extends Svg {
  readonly role?: never
  readonly children: readonly (DressedSvg | string)[]
}

/** An element that looks the same in every theme. */
export function element(
  name: string,
  attributes: Attributes = {},
  children: readonly (Svg | string)[] = [],
): Svg {
  return { name, attributes: written(attributes), children }
}

/** An element whose look is the theme's; attributes of its own go before those of the theme. */
export function part(
  role: Role,
  name: string,
  attributes: Attributes,
  children: readonly (Svg | string)[] = [],
): Svg {
  return { ...element(name, attributes, children), role }
}

/** A text at a point of the drawing. */
export function text(
  role: Role,
  [x, y]: readonly [number, number],
  words: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
): Svg {
  return part(role, 'text', { x, y, 'text-anchor': anchor === 'start' ? undefined : anchor }, [words])
}

/** The element and all those in it with the attributes that a theme gives to their roles. */
export function dress({ name, role, attributes, children }: Svg, theme: Theme): DressedSvg {
  return {
    name,
    attributes: role === undefined ? attributes : { ...written(theme(role)), ...attributes },
    children: children.map((child) => (typeof child === 'string' ? child : dress(child, theme))),
  }
}

/** The element as XML, texts and values of attributes escaped. */
export function svgSource({ name, attributes, children }: DressedSvg): string {
  const own = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const content = children.map((child) => (typeof child === 'string' ? escaped(child) : svgSource(child)))
  const start = `<${name}${own.join('')}`
  return content.join('') === '' ? `${start}/>` : `${start}>${content.join('')}</${name}>`
}

function written(attributes: Attributes): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([key, value]): [string, string][] =>
      value === undefined ? [] : [[key, typeof value === 'number' ? number(value) : value]],
    ),
  )
}

/** A number as SVG writes it: whole from ten on, where nobody sees the difference, below to a tenth. */
export function number(value: number): string {
  return String(Math.abs(value) < 10 ? Math.round(value * 10) / 10 + 0 : Math.round(value))
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
