import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { feed } from '../../lib/metadata/feed'
import type { Publication } from '../../lib/publication'
import { hostilePublication, publicationNamed, publicationNames, siteUrl } from '../citation/publications'
import { madeDownloads } from './downloads'

const feedOf = (publication: Publication) => feed(publication, madeDownloads(publication), siteUrl)

test('one entry per version, newest first, each with an address of its own', async () => {
  const text = feedOf(await publicationNamed('deux organismes pour auteurs'))
  const ids = [...text.matchAll(/<entry><id>([^<]*)<\/id>/g)].map(([, id]) => id)
  expect(ids).toEqual([`${siteUrl}/a-propos#_version-2025-01-20`, `${siteUrl}/a-propos#_version-2024-11-05`])
})

test('the feed is as recent as its newest entry, and each entry as its version', async () => {
  const text = feedOf(await publicationNamed('deux organismes pour auteurs'))
  const [ofFeed = '', ...ofEntries] = text.split('<entry>')
  const datesIn = (part: string) =>
    [...part.matchAll(/<(updated|published)>([^<]*)</g)].map(([found]) => found)
  expect(datesIn(ofFeed)).toEqual(['<updated>2025-01-20T00:00:00Z<'])
  expect(ofEntries.map(datesIn)).toEqual([
    ['<published>2025-01-20T00:00:00Z<', '<updated>2025-01-20T00:00:00Z<'],
    ['<published>2024-11-05T00:00:00Z<', '<updated>2024-11-05T00:00:00Z<'],
  ])
})

test('two versions of one day keep their addresses when a third comes', async () => {
  const publication = await publicationNamed('deux organismes pour auteurs')
  const [version] = publication.versions
  const idsOf = (versions: Publication['versions']) =>
    [...feedOf({ ...publication, versions }).matchAll(/#_version-([^<"]*)<\/id>/g)].map(([, id]) => id)
  const [second, first] = [
    { ...version, summary: 'Deux' },
    { ...version, summary: 'Un' },
  ]
  expect(idsOf([second, first])).toEqual(['2025-01-20-2', '2025-01-20'])
  expect(idsOf([{ ...version, summary: 'Trois' }, second, first])).toEqual([
    '2025-01-20-3',
    '2025-01-20-2',
    '2025-01-20',
  ])
})

test('the words before and after are there as such', async () => {
  const text = feedOf(await publicationNamed('deux organismes pour auteurs'))
  expect(text).toContain('<li><del>Pré Cendré</del> <ins>Pré-Cendré</ins></li>')
})

test('the newest entry alone encloses the files to read', async () => {
  const text = feedOf(await publicationNamed('deux organismes pour auteurs'))
  const [newest = '', oldest = ''] = text.split('</entry>')
  expect(newest.match(/rel="enclosure"/g)).toHaveLength(2)
  expect(newest).toContain(
    `href="${siteUrl}/onze-fontaines-et-leurs-voisins-edition-web.pdf" type="application/pdf" length="1000"`,
  )
  expect(newest).toContain(
    `href="${siteUrl}/onze-fontaines-et-leurs-voisins.epub" type="application/epub+zip" length="1001"`,
  )
  expect(oldest).not.toContain('enclosure')
})

const parsed = z.object({
  bozo: z.coerce.number(),
  version: z.string(),
  feed: z.object({ title: z.string(), language: z.string().optional() }),
  entries: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      link: z.string(),
      enclosures: z.array(z.object({ href: z.string(), type: z.string(), length: z.string() })),
    }),
  ),
})

/** The Python that has feedparser: Debian's own, which may not be the first on the path. */
const python = ['/usr/bin/python3', 'python3'].find((command) => {
  try {
    execFileSync(command, ['-c', 'import feedparser'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})

describe.skipIf(!python && process.env.REQUIRE_SYSTEM_TOOLS !== '1')('feedparser', () => {
  function read(text: string) {
    if (!python) throw new Error('REQUIRE_SYSTEM_TOOLS=1, mais il manque python3-feedparser.')
    const script = `
import sys, json, feedparser
read = feedparser.parse(sys.stdin.buffer.read())
# What an entry encloses is worked out when it is asked for.
entries = [dict(entry, enclosures=entry.enclosures) for entry in read.entries]
print(json.dumps(dict(read, entries=entries), default=str))`
    return parsed.parse(JSON.parse(execFileSync(python, ['-c', script], { input: text }).toString()))
  }

  test.each(publicationNames)('%s: finds nothing wrong', async (name) => {
    const publication = await publicationNamed(name)
    const result = read(feedOf(publication))
    expect(result).toMatchObject({ bozo: 0, version: 'atom10' })
    expect(result.entries).toHaveLength(publication.versions.length)
    expect(result.entries[0]?.enclosures.length).toBeGreaterThan(0)
  })

  test('keeps a hostile title', async () => {
    const publication = await hostilePublication()
    const shortTitle = 'Où l’on lit « {}%&"<>\\ » 😀 \u0007 </title>'
    const result = read(feedOf({ ...publication, shortTitle }))
    expect(result.bozo).toBe(0)
    expect(result.feed.title).toBe('Où l’on lit « {}%&"<>\\ » 😀 </title>')
  })
})
