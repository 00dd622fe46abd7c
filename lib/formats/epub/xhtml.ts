import type { Element as Hypertext, Properties } from 'hast'
import { h } from 'hastscript'
import { find, html, type Schema, svg } from 'property-information'
import type { Element } from 'xast'
import { x } from 'xastscript'
import { xmlText } from '../../xml-text'
import { stylesheet } from './files'

/** A file of the book. */
export function xhtmlPage(language: string, title: string, body: readonly Hypertext[]): string {
  const page = h(
    'html',
    { xmlns: 'http://www.w3.org/1999/xhtml', 'xmlns:epub': 'http://www.idpf.org/2007/ops', lang: language },
    h(
      'head',
      h('meta', { charSet: 'utf-8' }),
      h('title', title),
      h('link', { rel: 'stylesheet', href: stylesheet }),
    ),
    h('body', [...body]),
  )
  return xmlText(xmlElement(page, html))
}

/** An element of HTML or SVG as one of XML. */
function xmlElement({ tagName, properties, children }: Hypertext, around: Schema): Element {
  const schema = tagName === 'svg' ? svg : around
  const content = children.flatMap((child): (Element | string)[] => {
    if (child.type === 'element') return [xmlElement(child, schema)]
    return child.type === 'text' ? [child.value] : []
  })
  return x(tagName, xmlAttributes(properties, schema), content)
}

function xmlAttributes(properties: Properties, schema: Schema): Record<string, string> {
  const written = Object.entries(properties).flatMap(([property, value]): [string, string][] => {
    if (value === undefined || value === null || value === false) return []
    const { attribute, overloadedBoolean } = find(schema, property)
    if (value === true) return [[attribute, overloadedBoolean ? '' : attribute]]
    const text = Array.isArray(value) ? value.join(' ') : String(value)
    // XML has an attribute of its own for the language, and a reading system may know but one of the two.
    const again: [string, string][] = attribute === 'lang' ? [['xml:lang', text]] : []
    return [[attribute, text], ...again]
  })
  return Object.fromEntries(written)
}
