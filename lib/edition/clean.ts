import { html } from 'parse5'
import { attribute, type Document, type Element, isElement, isHtml, words } from './html-tree'

/**
 * Takes out of a page what serves only the client runtime of Next.js and React, which the site does not ship:
 * scripts, their preloads, flight data, markers. JSON-LD stays. Changes the document in place.
 *
 * A remnant of streaming (`<template>`) is left in, for `checkPage` to refuse: content may hang on it.
 */
export function clean(document: Document): void {
  cleanChildren(document)
}

function cleanChildren(parent: Document | Element): void {
  const kept = parent.childNodes.filter((node) => {
    if (node.nodeName === '#comment') return false
    if (!isElement(node)) return true
    if (isForRuntime(node)) return false
    node.attrs = node.attrs.filter(({ name }) => !runtimeAttributes.has(name))
    cleanChildren(node)
    return !isEmptyMarker(node)
  })
  if (kept.length !== parent.childNodes.length) parent.childNodes = kept
}

const runtimeAttributes = new Set(['data-precedence', 'data-dpl-id', 'data-href', 'data-nimg', 'nonce'])

function isForRuntime(element: Element): boolean {
  if (element.tagName === 'script') return !isStructuredData(element)
  if (isHtml(element, 'link')) return isPreloadForRuntime(element)
  return isHtml(element, 'meta') && attribute(element, 'name') === 'next-size-adjust'
}

/** JSON-LD, the one kind of script that is data. */
export function isStructuredData(element: Element): boolean {
  const isData = attribute(element, 'type')?.trim().toLowerCase() === 'application/ld+json'
  return isData && element.namespaceURI === html.NS.HTML && attribute(element, 'src') === undefined
}

function isPreloadForRuntime(link: Element): boolean {
  const rel = words(attribute(link, 'rel'))
  if (rel.includes('modulepreload')) return true
  // A stylesheet is linked in the same head: its preload gains nothing.
  return rel.includes('preload') && ['script', 'style', 'fetch'].includes(attribute(link, 'as') ?? '')
}

/** `<div hidden></div>`, with which Next.js marks the place of metadata. */
function isEmptyMarker(element: Element): boolean {
  const [attr, ...others] = element.attrs
  const isHiddenDiv = isHtml(element, 'div') && attr?.name === 'hidden' && others.length === 0
  return isHiddenDiv && element.childNodes.length === 0
}
