import { passageAnchor } from '../../addresses'
import type { Document } from '../../document/nodes'
import { nodesIn } from '../../document/nodes-in'
import { fileOf } from './files'

/** Where the addresses of the site lead from a book: to what it holds itself, or to the site. */
export function bookLinks(documents: readonly Document[], siteUrl: string): (url: string) => string {
  const held = new Map(
    documents.map((document) => [document.address, { file: fileOf(document), anchors: anchorsOf(document) }]),
  )
  return (url) => {
    if (!url.startsWith('/')) return url
    const [address = '', anchor] = url.split('#')
    const found = held.get(address)
    if (!found || (anchor !== undefined && !found.anchors.has(anchor))) return `${siteUrl}${url}`
    return anchor === undefined ? found.file : `${found.file}#${anchor}`
  }
}

/** What links may name in a document, however it is shown. */
export function anchorsOf({ children, notes }: Document): ReadonlySet<string> {
  const blocks = [...children, ...notes.flatMap((note) => note.children)]
  return new Set([
    ...notes.flatMap(({ id, callIds }) => [id, ...callIds]),
    ...nodesIn(blocks).flatMap((node) => {
      switch (node.type) {
        case 'heading':
        case 'listItem':
        case 'table':
          return node.id ?? []
        case 'paragraph':
          return node.number === undefined ? [] : passageAnchor({ number: node.number })
        case 'facts':
          return node.children.flatMap(({ id }) => id ?? [])
        default:
          return []
      }
    }),
  ])
}
