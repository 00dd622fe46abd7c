import type { Element } from 'hast'
import { s } from 'hastscript'
import type { Svg } from '../../figures/svg'

/** A drawing of lib/figures as hast. */
export function svgElement({ name, attributes, children }: Svg): Element {
  const content = children.map((child) => (typeof child === 'string' ? child : svgElement(child)))
  return s(name, attributes, content)
}
