import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { citationRecords } from '../../lib/citation/record'
import { linkHeader, linkset, signposting } from '../../lib/metadata/signposting'
import { offeredFiles } from '../../lib/offered'
import { siteDocuments } from '../../lib/outline'
import { type PublicationName, publicationNamed, publicationNames, siteUrl } from '../citation/publications'

async function contextsOf(name: PublicationName) {
  const publication = await publicationNamed(name)
  return signposting(publication, citationRecords(publication, siteUrl), siteUrl)
}

async function linksAt(name: PublicationName, path: string): Promise<string[]> {
  const links = (await contextsOf(name)).find((context) => context.path === path)?.links ?? []
  return links.map(({ rel, href }) => `${rel} ${href.replace(siteUrl, '')}`)
}

describe.each(publicationNames)('%s', (name) => {
  test('the first page and every file that is offered have links, to what there is', async () => {
    const publication = await publicationNamed(name)
    const contexts = await contextsOf(name)
    expect(contexts.map(({ path }) => path)).toEqual([
      '/',
      ...offeredFiles(publication).map(({ path }) => path),
    ])
    const documents = siteDocuments(publication).map(({ path }) => `${siteUrl}${path}`)
    for (const { href } of contexts.flatMap(({ links }) => links)) {
      expect(href.startsWith('https://schema.org/') || documents.includes(href), href).toBe(true)
    }
  })

  test('what a page calls its own calls it so too', async () => {
    const contexts = await contextsOf(name)
    const has = (path: string, rel: string, href: string) =>
      contexts.some(
        (context) =>
          context.path === path && context.links.some((link) => link.rel === rel && link.href === href),
      )
    const home = contexts[0]?.links ?? []
    for (const { rel, href } of home) {
      const path = href.replace(siteUrl, '')
      if (rel === 'item') expect(has(path, 'collection', `${siteUrl}/`)).toBe(true)
      if (rel === 'describedby') expect(has(path, 'describes', `${siteUrl}/`)).toBe(true)
    }
  })
})

test('the first page is cited as itself, described by the records of the work, and has the files as items', async () => {
  expect(await linksAt('une personne pour auteur', '/')).toEqual([
    'cite-as /',
    'type https://schema.org/AboutPage',
    'type https://schema.org/Report',
    'item /les-bancs-publics-de-vaubrumeuse.pdf',
    'item /les-bancs-publics-de-vaubrumeuse-edition-web.pdf',
    'item /les-bancs-publics-de-vaubrumeuse.epub',
    'describedby /les-bancs-publics-de-vaubrumeuse.bib',
    'describedby /les-bancs-publics-de-vaubrumeuse.ris',
    'describedby /les-bancs-publics-de-vaubrumeuse.csl.json',
    'linkset /linkset.json',
  ])
})

test('the web edition is described by its own records, and not cited as the work', async () => {
  for (const file of ['-edition-web.pdf', '.epub']) {
    const links = await linksAt('le Cahier', `/les-villes-et-le-lien-social${file}`)
    expect(links).toContain('describedby /les-villes-et-le-lien-social-edition-web.bib')
    expect(links.join()).not.toContain('cite-as')
  }
})

test('a work with a DOI is cited as that', async () => {
  const publication = { ...(await publicationNamed('le Cahier')), doi: '10.1234/abc' }
  const [home] = signposting(publication, citationRecords(publication, siteUrl), siteUrl)
  expect(home?.links[0]).toEqual({ rel: 'cite-as', href: 'https://doi.org/10.1234/abc' })
})

test('the header field has the form of RFC 8288', () => {
  expect(
    linkHeader([
      { rel: 'cite-as', href: 'https://a.example/' },
      { rel: 'item', href: 'https://a.example/a.pdf', type: 'application/pdf' },
    ]),
  ).toBe('<https://a.example/>; rel="cite-as", <https://a.example/a.pdf>; rel="item"; type="application/pdf"')
})

test('the link set has the form of RFC 9264 and says the same', async () => {
  const contexts = await contextsOf('le Cahier')
  const target = z.strictObject({ href: z.url(), type: z.string().optional() })
  const schema = z.strictObject({
    linkset: z.array(z.object({ anchor: z.url() }).catchall(z.union([z.url(), z.array(target)]))),
  })
  const set = schema.parse(JSON.parse(linkset(contexts, siteUrl)))
  const told = set.linkset.flatMap(({ anchor, ...relations }) =>
    Object.entries(relations).flatMap(([rel, targets]) =>
      Array.isArray(targets) ? targets.map(({ href }) => `${anchor} ${rel} ${href}`) : [],
    ),
  )
  const meant = contexts.flatMap(({ path, links }) =>
    links.filter(({ rel }) => rel !== 'linkset').map(({ rel, href }) => `${siteUrl}${path} ${rel} ${href}`),
  )
  expect(told.sort()).toEqual(meant.sort())
})
