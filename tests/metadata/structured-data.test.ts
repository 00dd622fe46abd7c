import jsonld from 'jsonld'
import { describe, expect, test } from 'vitest'
import { paths } from '../../lib/addresses'
import { citationRecords } from '../../lib/citation/record'
import {
  breadcrumbData,
  type JsonLd,
  jsonLdText,
  placeData,
  publicationData,
  sourcesData,
} from '../../lib/metadata/structured-data'
import { siteDocuments } from '../../lib/outline'
import type { Publication } from '../../lib/publication'
import { hostilePublication, publicationNamed, publicationNames, siteUrl } from '../citation/publications'
import { madeDownloads } from './downloads'

/** Of schema.org's context, what the site needs of it; the network is not asked. */
const context = {
  '@context': {
    '@vocab': 'http://schema.org/',
    id: '@id',
    type: '@type',
    url: { '@id': 'http://schema.org/url', '@type': '@id' },
    contentUrl: { '@id': 'http://schema.org/contentUrl', '@type': '@id' },
    item: { '@id': 'http://schema.org/item', '@type': '@id' },
    datePublished: { '@id': 'http://schema.org/datePublished', '@type': 'http://schema.org/Date' },
  },
}

async function rdf(data: JsonLd): Promise<string> {
  const document = Object(JSON.parse(jsonLdText(data)))
  const options = {
    format: 'application/n-quads' as const,
    // What would be lost on the way is an error.
    safe: true,
    documentLoader: async (url: string) => {
      expect(url).toBe('https://schema.org')
      return { documentUrl: url, document: context }
    },
  }
  const quads: unknown = await jsonld.toRDF(document, options)
  if (typeof quads !== 'string') throw new Error('jsonld gives no text.')
  return quads
}

function described(publication: Publication) {
  const records = citationRecords(publication, siteUrl)
  return { publication, siteUrl, records, downloads: madeDownloads(publication) }
}

/** Every graph that the site's pages hold. */
function everything(publication: Publication): JsonLd[] {
  const trail = [
    { path: paths.home, label: 'Présentation' },
    { path: paths.about, label: 'À propos' },
  ]
  return [
    publicationData(described(publication)),
    ...(publication.places?.list ?? []).map((place) => placeData(place, siteUrl)),
    sourcesData(publication.sources, siteUrl),
    breadcrumbData(trail, siteUrl),
  ]
}

describe.each(publicationNames)('%s', (name) => {
  test('parses as RDF, and no term is lost', async () => {
    for (const data of everything(await publicationNamed(name))) {
      expect(await rdf(data)).toMatch(/^(?:[^\n]+ \.\n)+$/)
    }
  })

  test('every address of this site is one of its documents, with that anchor', async () => {
    const publication = await publicationNamed(name)
    const documents = new Map(siteDocuments(publication).map(({ path, anchors }) => [path, anchors]))
    const text = everything(publication).map(jsonLdText).join('\n')
    const addresses = [...text.matchAll(/"(https:\/\/lien-social\.example[^"]*)"/g)].flatMap(
      ([, address]) => address ?? [],
    )
    expect(addresses.length).toBeGreaterThan(5)
    for (const address of addresses) {
      const { pathname, hash } = new URL(address)
      expect(documents.has(pathname), address).toBe(true)
      if (hash) expect(documents.get(pathname)?.has(hash.slice(1)), address).toBe(true)
    }
  })

  test('every other address is schema.org’s or one that the sources give', async () => {
    const publication = await publicationNamed(name)
    const known = ['https://schema.org', ...publication.sources.map(({ url }) => url)]
    const text = everything(publication).map(jsonLdText).join('\n')
    const addresses = [...text.matchAll(/"(https?:\/\/(?!lien-social)[^"]*)"/g)].map(([, url]) => url)
    expect(addresses.filter((url) => !known.includes(url))).toEqual([])
  })

  test('holds no value that is not known', async () => {
    const text = everything(await publicationNamed(name))
      .map(jsonLdText)
      .join('\n')
    expect(text).not.toMatch(/""|\[\]|\{\}|null|undefined/)
  })
})

test('the work and the edition are two reports, the second based on the first', async () => {
  const quads = await rdf(publicationData(described(await publicationNamed('le Cahier'))))
  const work = '<https://lien-social.example/citer#publication>'
  const edition = '<https://lien-social.example/citer#edition-web>'
  const type = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Report>'
  expect(quads).toContain(`${work} ${type} .`)
  expect(quads).toContain(`${edition} ${type} .`)
  expect(quads).toContain(`${edition} <http://schema.org/isBasedOn> ${work} .`)
  expect(quads).toContain(`${work} <http://schema.org/datePublished> "2013-06"^^<http://schema.org/Date> .`)
  expect(quads).toContain(`${work} <http://schema.org/temporalCoverage> "2010/2012" .`)
  expect(quads).not.toContain(`${edition} <http://schema.org/author>`)
  // Its own file is not supplied: it has its records alone.
  expect(quads.match(new RegExp(`${work} <http://schema.org/encoding>`, 'g'))).toHaveLength(3)
  expect(quads.match(new RegExp(`${work} <http://schema.org/spatialCoverage>`, 'g'))).toHaveLength(7)
})

test('the edition was published with its first version and modified with its newest', async () => {
  const quads = await rdf(publicationData(described(await publicationNamed('deux organismes pour auteurs'))))
  const edition = '<https://lien-social.example/citer#edition-web>'
  expect(quads).toContain(`${edition} <http://schema.org/datePublished> "2024-11-05"`)
  expect(quads).toContain(`${edition} <http://schema.org/dateModified> "2025-01-20"`)
})

test('a partner of what followed is no contributor to the work', async () => {
  const quads = await rdf(publicationData(described(await publicationNamed('le Cahier'))))
  const contributors = [...quads.matchAll(/contributor> <([^>]*)>/g)].map(([, address]) => address)
  expect(contributors).toEqual(['cnaf', 'dgcs', 'sg-civ'].map((slug) => `${siteUrl}/partenaires#${slug}`))
})

test('each file is a media object with its length and checksum, of what it is a file of', async () => {
  const publication = await publicationNamed('une personne pour auteur')
  const quads = await rdf(publicationData(described(publication)))
  expect(quads.match(/<http:\/\/schema\.org\/MediaObject>/g)).toHaveLength(9)
  expect(quads).toContain('<http://schema.org/contentSize> "1000 B"')
  expect(quads).toContain(`<http://schema.org/sha256> "${'0'.repeat(64)}"`)
  expect(quads).toContain(
    '<http://schema.org/contentUrl> <https://lien-social.example/les-bancs-publics-de-vaubrumeuse.pdf>',
  )
})

test('a city has its INSEE code and its coordinates', async () => {
  const { places } = await publicationNamed('le Cahier')
  const [besancon] = places?.list ?? []
  if (!besancon) throw new Error('The publication has no place.')
  const quads = await rdf(placeData(besancon, siteUrl))
  expect(quads).toContain('<http://schema.org/propertyID> "Code INSEE"')
  expect(quads).toContain('<http://schema.org/value> "25056"')
  expect(quads).toContain('<http://schema.org/latitude> "4.72488E1"')
})

test('nothing in the data can end the element that holds it', async () => {
  const publication = { ...(await hostilePublication()), title: '</script><script>alert(1)</script><!-- & ' }
  const text = jsonLdText(publicationData(described(publication)))
  expect(text).not.toMatch(/[<>&]/)
  expect(JSON.stringify(JSON.parse(text))).toContain('</script><script>alert(1)')
})
