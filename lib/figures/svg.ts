/** Attributes of an element; those without a value are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

/** A piece of SVG whose texts and attribute values are already escaped. */
export class Svg {
  constructor(readonly source: string) {}
}

/** An element with its content: pieces of SVG, or texts, which are escaped. */
export function element(
  name: string,
  attributes: Attributes = {},
  children: readonly (Svg | string)[] = [],
): Svg {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? number(value) : (value ?? ''))}"`)
    .join('')
  const content = children.map((child) => (child instanceof Svg ? child.source : escaped(child))).join('')
  return new Svg(content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`)
}

/** A number as SVG writes it: whole from ten on, where nobody sees the difference, below to a tenth. */
export function number(value: number): string {
  return String(Math.abs(value) < 10 ? Math.round(value * 10) / 10 + 0 : Math.round(value))
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
