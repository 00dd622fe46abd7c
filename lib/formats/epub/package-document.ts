import type { Element } from 'xast'
import { x } from 'xastscript'
import type { CitationRecord } from '../../citation/record'
import { isoDate, type PartialDate } from '../../publication'
import { recordAddress } from '../../site'
import { xmlText } from '../xml-text'

/** A file of the book besides the package document, in the order of the manifest. */
export interface Item {
  readonly file: string
  readonly mediaType: string
  /** `nav`, `svg`, `cover-image`. */
  readonly properties?: string
  /** Whether it is read in its turn. */
  readonly inSpine?: boolean
}

export interface Described {
  /** The record of the web edition: the book is one of its files, and not the work itself. */
  readonly record: CitationRecord
  readonly siteUrl: string
  readonly modified: PartialDate
  readonly items: readonly Item[]
  /** Whether there is a drawing, whose data a text or a table gives too. */
  readonly hasDrawings: boolean
  /** Whether there is a picture, which has but its alternative text. */
  readonly hasPictures: boolean
}

/** The package document (EPUB 3.3): what the book is, its files and their order. */
export function packageDocument(described: Described): string {
  const { items, record } = described
  const ids = new Map(items.map(({ file }, index) => [file, `f${index + 1}`]))
  const { language } = record.item
  return xmlText(
    x(
      'package',
      {
        xmlns: 'http://www.idpf.org/2007/opf',
        version: '3.0',
        'unique-identifier': 'identifiant',
        'xml:lang': language,
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
  const { record, siteUrl, modified, items } = described
  const { item, keywords } = record
  const cover = items.find(({ properties }) => properties === 'cover-image')
  const [year, month, day] = item.issued['date-parts'][0]
  return x('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, [
    x('dc:identifier', { id: 'identifiant' }, recordAddress(record.name, siteUrl)),
    x('dc:title', item.title),
    x('dc:language', item.language),
    x('dc:date', isoDate({ year, month, day })),
    ...(item.abstract === undefined ? [] : [x('dc:description', item.abstract)]),
    ...keywords.map((keyword) => x('dc:subject', keyword)),
    x('dc:source', recordAddress('work', siteUrl)),
    property('dcterms:modified', `${isoDate(modified)}T00:00:00Z`),
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
function accessibility({ hasDrawings, hasPictures }: Described): Element[] {
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
    property('schema:accessibilitySummary', hasDrawings ? `${summary} ${drawings}` : summary),
  ]
}

const summary =
  'Le texte se lit en entier sans l’image\u00A0: titres hiérarchisés, sommaire, ordre de lecture, notes liées à leurs appels, langue indiquée, mots étrangers compris. Taille, police et couleurs se règlent librement. Aucune conformité à une norme n’a été certifiée.'
const drawings =
  'Chaque graphique a un titre et une description, et le texte ou un tableau donne les mêmes données.'
