import type { Root } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { expect, test } from 'vitest'
import { documentOf } from '../../lib/document'
import type { Document } from '../../lib/document/nodes'
import { dressed, dressedOrnament, embeddedSvg } from '../../lib/figures/figure'
import { onAnyGround, onPage } from '../../lib/figures/theme'
import { svgElement } from '../../lib/formats/hypertext/drawing'
import { hypertext } from '../../lib/formats/hypertext/hypertext'
import type { Medium } from '../../lib/formats/hypertext/medium'
import { schema } from '../../lib/formats/hypertext/schema'
import { outline, type Part } from '../../lib/outline'
import { everyNode, frozen } from './documents'
import { publicationNames, publications, siteUrl } from './publications'

const page: Medium = {
  hrefOf: (url) => url,
  sourceOf: (file) => `/${file}`,
  drawing: (figure) => svgElement(dressed(figure, onPage)),
  notes: 'beside',
  hasContents: true,
  titlePage: { is: 'cover', ornament: (ornament) => svgElement(dressedOrnament(ornament, onPage)) },
  isPrinted: true,
  canFold: true,
  scrolls: true,
  selectsReferences: true,
  marks: { notes: {}, note: { role: 'note' }, noteCall: {}, wayBack: {} },
}

const book: Medium = {
  ...page,
  sourceOf: (file) => file,
  drawing: (figure) => svgElement(embeddedSvg(figure, onAnyGround)),
  notes: 'at the end',
  hasContents: false,
  titlePage: { is: 'page' },
  isPrinted: false,
  canFold: false,
  scrolls: false,
  selectsReferences: false,
  marks: {
    notes: { 'epub:type': 'footnotes' },
    note: { 'epub:type': 'footnote', role: 'doc-footnote' },
    noteCall: { 'epub:type': 'noteref', role: 'doc-noteref' },
    wayBack: { role: 'doc-backlink' },
  },
}

const media = { page, book }

const documents: readonly Document[] = [
  everyNode,
  ...(
    await Promise.all(
      publicationNames.map(async (name) => {
        const { publication } = await publications[name]()
        return partsIn(outline(publication)).map((part) =>
          frozen(documentOf(part, { publication, siteUrl, medium: 'page' })),
        )
      }),
    )
  ).flat(),
]

function partsIn(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => [part, ...partsIn(part.children)])
}

const rootOf = (document: Document, medium: Medium): Root => ({
  type: 'root',
  children: hypertext(document, medium),
})

test.each(Object.entries(media))('the schema takes nothing from what a %s says', (_, medium) => {
  for (const document of documents) {
    const root = rootOf(document, medium)
    expect(sanitize(root, schema), document.address).toEqual(root)
  }
})

test('the schema lets no element through that is never written', () => {
  const written = new Set<string>()
  const collect = ({ children }: Pick<Root, 'children'>) => {
    for (const child of children) {
      if (child.type !== 'element') continue
      written.add(child.tagName)
      collect(child)
    }
  }
  for (const document of documents)
    for (const medium of Object.values(media)) collect(rootOf(document, medium))
  // No text of these documents has headings of the last levels.
  expect(schema.tagNames?.filter((name) => !written.has(name))).toEqual(['h5', 'h6'])
})
