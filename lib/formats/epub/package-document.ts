import type { Element } from 'xast'
import { x } from 'xastscript'
import type { BookRecord } from '../../document/book'
import { words } from '../../language'
import { xmlText } from '../../xml-text'

/** A file of the book besides the package document, in the order of the manifest. */
export interface Item {
  readonly file: string
  readonly mediaType: string
  readonly properties?: 'nav' | 'svg' | 'cover-image'
  /** Whether it is read in its turn. */
  readonly inSpine?: boolean
}

/** What an edition is called in catalogues, in the words that citations use. */
export interface EditionRecord {
  readonly item: { readonly title: string; readonly abstract?: string }
  readonly keywords: readonly string[]
}

export interface Described {
  readonly about: BookRecord
  readonly record: EditionRecord
  /** What identifies this book, and the work after which it was made; each an absolute URL. */
  readonly identifier: string
  readonly source: string
  readonly items: readonly Item[]
  /** Whether there is a picture, which has but its alternative text. */
  readonly hasPictures: boolean
}

/** The package document (EPUB 3.3): what the book is, its files and their order. */
export function packageDocument(described: Described): string {
  const { items, about } = described
  const ids = new Map(items.map(({ file }, index) => [file, `f${index + 1}`]))
  return xmlText(
    x(
      'package',
      {
        xmlns: 'http://www.idpf.org/2007/opf',
        version: '3.0',
        'unique-identifier': 'identifiant',
        'xml:lang': about.language,
      },
      [
        metadata(described, ids),
        x(
          'manifest',
          items.map(({ file, mediaType, properties }) =>
            x('item', { id: ids.get(file), href: file, 'media-type': mediaType, properties }),
          ),
        ),
        x(
          'spine',
          items.filter(({ inSpine }) => inSpine).map(({ file }) => x('itemref', { idref: ids.get(file) })),
        ),
      ],
    ),
  )
}

function metadata(described: Described, ids: ReadonlyMap<string, string>): Element {
  const { about, record, identifier, source, items } = described
  const { item, keywords } = record
  const cover = items.find(({ properties }) => properties === 'cover-image')
  const date = [about.date.year, about.date.month, about.date.day]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
  return x('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, [
    x('dc:identifier', { id: 'identifiant' }, identifier),
    x('dc:title', item.title),
    x('dc:language', about.language),
    x('dc:date', date),
    ...(item.abstract === undefined ? [] : [x('dc:description', item.abstract)]),
    ...keywords.map((keyword) => x('dc:subject', keyword)),
    x('dc:source', source),
    property('dcterms:modified', `${date}T00:00:00Z`),
    ...accessibility(described),
    // For reading systems of before EPUB 3.
    ...(cover ? [x('meta', { name: 'cover', content: ids.get(cover.file) })] : []),
  ])
}

const property = (name: string, value: string) => x('meta', { property: name }, value)

/**
 * What readers with a disability find (schema.org, Schema.org Accessibility Properties 1.0). Conformance to a standard is
 * not claimed: nobody has certified it.
 */
function accessibility({ items, hasPictures }: Described): Element[] {
  const hasDrawings = items.some(({ properties }) => properties === 'svg')
  const features = [
    'alternativeText',
    ...(hasDrawings ? ['longDescription'] : []),
    'ARIA',
    'displayTransformability',
    'readingOrder',
    'structuralNavigation',
    'tableOfContents',
    'unlocked',
  ]
  return [
    property('schema:accessMode', 'textual'),
    ...(hasDrawings || hasPictures ? [property('schema:accessMode', 'visual')] : []),
    property('schema:accessModeSufficient', 'textual'),
    ...features.map((feature) => property('schema:accessibilityFeature', feature)),
    property('schema:accessibilityHazard', 'none'),
    property('schema:accessibilitySummary', words.bookAccessibility(hasDrawings)),
  ]
}
