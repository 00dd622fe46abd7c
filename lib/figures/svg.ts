/** Attributes of an element; those without a value are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element of a drawing. Formats that write XML of their own take its parts, the others its source. */
export class Svg {
  constructor(
    readonly name: string,
    /** As they are written, but not escaped. */
    readonly attributes: readonly (readonly [name: string, value: string])[],
    readonly children: readonly (Svg | string)[],
  ) {}

  /** As XML, texts and values of attributes escaped. */
  get source(): string {
    const written = this.attributes.map(([key, value]) => ` ${key}="${escaped(value)}"`).join('')
    const content = this.children
      .map((child) => (typeof child === 'string' ? escaped(child) : child.source))
      .join('')
    return content === '' ? `<${this.name}${written}/>` : `<${this.name}${written}>${content}</${this.name}>`
  }
}

/** An element with its content: pieces of SVG, or texts. */
export function element(
  name: string,
  attributes: Attributes = {},
  children: readonly (Svg | string)[] = [],
): Svg {
  const written = Object.entries(attributes).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, typeof value === 'number' ? number(value) : value]],
  )
  return new Svg(name, written, children)
}

/** A number as SVG writes it: whole from ten on, where nobody sees the difference, below to a tenth. */
export function number(value: number): string {
  return String(Math.abs(value) < 10 ? Math.round(value * 10) / 10 + 0 : Math.round(value))
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
