import { parse, serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5'

export type Document = Tree.Document
export type Element = Tree.Element
type Parent = Tree.ParentNode

/** The document that a browser would build of this HTML with scripts switched off. */
export function parseHtml(html: string): Document {
  return parse(html, { scriptingEnabled: false })
}

export function serializeHtml(document: Document): string {
  return serialize(document)
}

export function isElement(node: Tree.Node): node is Element {
  return 'tagName' in node
}

/** Every element below, in document order, those inside `<template>` included. */
export function elements(parent: Parent): Element[] {
  const found: Element[] = []
  collectElements(parent, found)
  return found
}

function collectElements(parent: Parent, found: Element[]): void {
  for (const node of parent.childNodes) {
    if (!isElement(node)) continue
    found.push(node)
    collectElements('content' in node ? node.content : node, found)
  }
}

/** The value of an attribute; nothing where it is absent. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value
}

/** Whether an element of HTML itself, not of SVG or MathML, has this name. */
export function isHtml(element: Element, name: string): boolean {
  return element.tagName === name && element.namespaceURI === 'http://www.w3.org/1999/xhtml'
}

/** All the text inside. */
export function textOf(parent: Parent): string {
  return parent.childNodes
    .map((node) => ('value' in node ? node.value : 'childNodes' in node ? textOf(node) : ''))
    .join('')
}

/** The words of a list such as `rel` or `class`, in lower case. */
export function words(value: string | undefined): string[] {
  return (value ?? '').toLowerCase().split(/\s+/).filter(Boolean)
}
