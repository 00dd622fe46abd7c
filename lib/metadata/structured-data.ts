import {
  partnerAnchor,
  paths,
  placeAnchor,
  placePath,
  type RecordName,
  recordAddress,
  sourceAnchor,
} from '../addresses'
import { plainText } from '../citation/plain-text'
import type { CitationRecord } from '../citation/record'
import type { Download } from '../offered'
import { hasBlock, type NavigationLink, type Part } from '../outline'
import {
  type Author,
  authorName,
  currentVersion,
  isoDate,
  type Organization,
  type Partner,
  type Place,
  type Publication,
  type Source,
} from '../publication'

/** A value of JSON-LD; fields whose value is undefined are left out when it is written. */
export type JsonLd =
  | string
  | number
  | boolean
  | undefined
  | readonly JsonLd[]
  | { readonly [name: string]: JsonLd }

/** What the description of a publication is made from. */
export interface Described {
  readonly publication: Publication
  /** Address of the public site. */
  readonly siteUrl: string
  readonly records: Readonly<Record<RecordName, CitationRecord>>
  readonly downloads: readonly Download[]
}

/** The publication in the terms of schema.org: two reports, the work as published and the edition made after it. */
export function publicationData(described: Described): JsonLd {
  return graph([workData(described), webEditionData(described)])
}

function workData({ publication, siteUrl, records, downloads }: Described): JsonLd {
  const { item, keywords } = records.work
  const { places, partners, period, series, authors, publisher } = publication
  return {
    '@type': 'Report',
    '@id': recordAddress('work', siteUrl),
    name: item.title,
    alternateName: item['title-short'],
    url: item.URL,
    inLanguage: item.language,
    abstract: item.abstract,
    keywords: [...keywords],
    datePublished: isoDate(publication.date),
    author: authors.map(authorData),
    publisher: organizationData(publisher),
    isPartOf: series && { '@type': 'CreativeWorkSeries', name: plainText(series) },
    reportNumber: item.number,
    identifier: known([
      item.DOI && propertyValue('DOI', item.DOI),
      item.ISBN && propertyValue('ISBN', item.ISBN),
    ]),
    temporalCoverage: period && [period.start, ...(period.end ? [period.end] : [])].map(isoDate).join('/'),
    spatialCoverage: places?.list.map((place) => placeNode(place, siteUrl)),
    contributor: partners?.list
      .filter((partner) => partner.of === 'work')
      .map((partner) => partnerData(partner, siteUrl)),
    encoding: mediaObjects(downloads, 'work', siteUrl),
    workExample: { '@id': recordAddress('webEdition', siteUrl) },
  }
}

function webEditionData({ publication, siteUrl, records, downloads }: Described): JsonLd {
  const { item } = records.webEdition
  const { sources, versions } = publication
  return {
    '@type': 'Report',
    '@id': recordAddress('webEdition', siteUrl),
    name: item.title,
    url: item.URL,
    inLanguage: item.language,
    datePublished: isoDate((versions.at(-1) ?? currentVersion(publication)).date),
    dateModified: isoDate(currentVersion(publication).date),
    isAccessibleForFree: true,
    isBasedOn: { '@id': recordAddress('work', siteUrl) },
    citation: known(sources.map((source) => ({ '@id': sourceId(source, siteUrl) }))),
    encoding: mediaObjects(downloads, 'webEdition', siteUrl),
  }
}

/** What the page of a part says of its own subject: the place it is about, the sources it lists. */
export function partData(part: Part, { sources }: Publication, siteUrl: string): JsonLd[] {
  return [
    ...(part.kind === 'place' ? [placeData(part.place, siteUrl)] : []),
    ...(hasBlock(part, 'sources') ? [sourcesData(sources, siteUrl)] : []),
  ]
}

/** One of the publication's places, for its own page. */
export function placeData(place: Place, siteUrl: string): JsonLd {
  const { department, region } = place
  return graph([
    {
      ...placeNode(place, siteUrl),
      containedInPlace: known([
        department && { ...area(department.name), identifier: department.code },
        region && area(region.today),
      ]),
      subjectOf: { '@id': recordAddress('webEdition', siteUrl) },
    },
  ])
}

/** The sources of the edition, for the page that lists them; the first page names them by their addresses. */
export function sourcesData(sources: readonly Source[], siteUrl: string): JsonLd {
  return graph(
    sources.map((source) => ({
      '@type': 'CreativeWork',
      '@id': sourceId(source, siteUrl),
      name: plainText(source.title),
      publisher: source.publisher ? organizationData({ name: source.publisher }) : undefined,
      url: source.url,
    })),
  )
}

/** The way from the home page to a page, that page included. */
export function breadcrumbData(trail: readonly NavigationLink[], siteUrl: string): JsonLd {
  return graph([
    {
      '@type': 'BreadcrumbList',
      itemListElement: trail.map(({ path, label }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name: plainText(label),
        item: `${siteUrl}${path}`,
      })),
    },
  ])
}

/** The text of a `<script type="application/ld+json">`, which nothing in the data can end. */
export function jsonLdText(data: JsonLd): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function graph(nodes: readonly JsonLd[]): JsonLd {
  return { '@context': 'https://schema.org', '@graph': nodes }
}

function authorData(author: Author): JsonLd {
  if (author.type === 'organization') return organizationData(author)
  return {
    '@type': 'Person',
    name: plainText(authorName(author)),
    givenName: plainText(author.givenName),
    familyName: plainText(author.familyName),
  }
}

function organizationData({ name, acronym }: Pick<Organization, 'name' | 'acronym'>): JsonLd {
  const isAnother = acronym !== undefined && acronym !== name
  return {
    '@type': 'Organization',
    name: plainText(name),
    alternateName: isAnother ? plainText(acronym) : undefined,
  }
}

function partnerData(partner: Partner, siteUrl: string): JsonLd {
  return {
    '@id': `${siteUrl}${paths.partners}#${partnerAnchor(partner)}`,
    ...Object(organizationData(partner)),
  }
}

function placeId(place: Place, siteUrl: string): string {
  return `${siteUrl}${placePath(place)}#${placeAnchor}`
}

function placeNode(place: Place, siteUrl: string) {
  const { name, coordinates } = place
  const code =
    place.kind === 'commune'
      ? place.inseeCode && propertyValue('Code INSEE', place.inseeCode)
      : place.siren && propertyValue('SIREN', place.siren)
  return {
    '@type': 'Place',
    '@id': placeId(place, siteUrl),
    name: plainText(name),
    url: `${siteUrl}${placePath(place)}`,
    identifier: code || undefined,
    geo: coordinates && {
      '@type': 'GeoCoordinates',
      latitude: coordinates.latitude,
      longitude: coordinates.longitude,
    },
  }
}

function area(name: string) {
  return { '@type': 'AdministrativeArea', name: plainText(name) }
}

function sourceId(source: Source, siteUrl: string): string {
  return `${siteUrl}${paths.about}#${sourceAnchor(source)}`
}

/** The values that are known; nothing when none is. */
function known(values: readonly (JsonLd | '')[]): JsonLd {
  const list = values.filter((value) => value !== undefined && value !== '')
  return list.length > 0 ? list : undefined
}

function mediaObjects(downloads: readonly Download[], of: RecordName, siteUrl: string): JsonLd {
  const files = downloads.filter((download) => download.of === of)
  return known(
    files.map(({ path, fileName, mediaType, length, sha256 }) => ({
      '@type': 'MediaObject',
      name: plainText(fileName),
      contentUrl: `${siteUrl}${path}`,
      encodingFormat: mediaType,
      contentSize: `${length} B`,
      sha256,
    })),
  )
}

function propertyValue(propertyID: string, value: string) {
  return { '@type': 'PropertyValue', propertyID, value }
}
