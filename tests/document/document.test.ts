import { describe, expect, test } from 'vitest'
import { bookOf, type Document, documentOf, type Node, passageDocument, plainWords } from '../../lib/document'
import { nodesIn } from '../../lib/document/nodes-in'
import { allParts, citedPassages, hasBlock } from '../../lib/outline'
import type { BlockName, Publication } from '../../lib/publication'
import { frozen } from '../formats/documents'
import { publicationNames, publications } from '../formats/publications'

const siteUrl = 'https://publication.example'

function pagesOf(publication: Publication): Document[] {
  const setting = { publication, siteUrl, medium: 'page' } as const
  return [
    ...allParts(publication).map((part) => documentOf(part, setting)),
    ...[...citedPassages(publication).values()].map((passage) => passageDocument(passage, setting)),
  ]
}

function filesOf(publication: Publication): Document[] {
  const { titlePage, parts, colophon } = bookOf(publication, siteUrl)
  const withChildren = (part: (typeof parts)[number]): Document[] => [
    part.document,
    ...part.children.flatMap(withChildren),
  ]
  return [titlePage, ...parts.flatMap(withChildren), colophon]
}

/** All the words of documents, as one reads them. */
function wordsOf(documents: readonly Document[]): string {
  const lines = documents.flatMap(({ title, children, notes }) => [
    title,
    ...nodesIn([...children, ...notes.flatMap((note) => note.children)]).map(ownWords),
  ])
  return lines.join(' ').replace(/[\u00A0\u202F]/g, ' ')
}

function ownWords(node: Node): string {
  switch (node.type) {
    case 'text':
    case 'code':
    case 'inlineCode':
    case 'keyFigure':
      return node.value
    case 'citation':
      return node.sources.map(({ key }) => `[${key}]`).join(' ')
    case 'address':
      return plainWords([node])
    case 'titlePage':
      return [node.kind, node.title.before, node.title.main, node.title.after, node.publisher].join(' ')
    case 'figure':
      return [node.figure.title, node.figure.description].join(' ')
    default:
      return ''
  }
}

/** Whether a text places the block. */
const isPlaced = (publication: Publication, name: BlockName): boolean =>
  allParts(publication).some((part) => hasBlock(part, name))

const spaced = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ')

describe.each(publicationNames)('%s', (name) => {
  test('is set without a change to what was read, and its documents are plain data', async () => {
    const publication = frozen(structuredClone((await publications[name]()).publication))
    const documents = [...pagesOf(publication), ...filesOf(publication)]
    expect(JSON.parse(JSON.stringify(documents))).toHaveLength(documents.length)
    expect([...pagesOf(publication), ...filesOf(publication)]).toEqual(documents)
  })

  test.each([
    ['pages', pagesOf],
    ['files', filesOf],
  ] as const)('says in its %s what the model knows', async (_, documentsOf) => {
    const { publication } = await publications[name]()
    const { places, interviews, partners, sources, corrections, chronology, followUps, versions } =
      publication
    const said = wordsOf(documentsOf(publication))
    const known = [
      publication.abstract,
      ...(places?.list ?? []).flatMap(({ name: place, department, populations }) => [
        place,
        ...(department ? [`${department.name} (${department.code})`] : []),
        ...populations.flatMap(({ sources: keys }) => keys.map((key) => `[${key}]`)),
      ]),
      ...(interviews?.spheres ?? []).flatMap((sphere) => [
        sphere.name,
        ...sphere.interviewees.flatMap(({ title, variant }) => [title, ...(variant ? [variant.title] : [])]),
      ]),
      ...(partners?.list ?? []).flatMap((partner) => [
        partner.name,
        partner.role,
        ...partner.sources.map((key) => `[${key}]`),
      ]),
      ...(isPlaced(publication, 'sources') ? sources : []).flatMap(
        ({ key, title, publisher = '', note = '' }) => [key, title, publisher, note],
      ),
      ...(isPlaced(publication, 'corrections') ? corrections : []).flatMap(
        ({ printed, reading = '', note = '' }) => [printed, reading, note],
      ),
      ...(isPlaced(publication, 'chronologie') ? chronology : []).map(({ text }) => text),
      ...(isPlaced(publication, 'suites') ? followUps : []).map(({ title }) => title),
      ...(isPlaced(publication, 'versions') ? versions : []).map(({ summary }) => summary),
    ]
    expect(known.filter((words) => !said.includes(spaced(words)))).toEqual([])
  })

  test('has in its files what speaks of the publication, not what speaks of the site', async () => {
    const { publication } = await publications[name]()
    const ofTheSite = ['/citer', '/accessibilite']
    const pages = pagesOf(publication).map(({ address }) => address)
    expect(pages).toEqual(expect.arrayContaining(ofTheSite))
    const { parts } = bookOf(publication, siteUrl)
    const chapters = parts.map(({ document }) => document.address)
    expect(chapters.filter((address) => ofTheSite.includes(address))).toEqual([])
    expect(chapters).toEqual(expect.arrayContaining(['/', '/a-propos']))
  })

  test('has each anchor once in each document, and every note called', async () => {
    const { publication } = await publications[name]()
    for (const document of [...pagesOf(publication), ...filesOf(publication)]) {
      const nodes = nodesIn(document.children)
      const ids = nodes.flatMap((node) => ('id' in node && typeof node.id === 'string' ? [node.id] : []))
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
      for (const { callIds } of document.notes) expect(callIds.length).toBeGreaterThan(0)
    }
  })
})
