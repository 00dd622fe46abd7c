import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { reservedSlugs } from '../../lib/addresses'
import { loadPublication } from '../../lib/content/load-publication'
import { parseMarkdown } from '../../lib/content/markdown'
import { navigation, siteDocuments } from '../../lib/outline'
import type { Publication } from '../../lib/publication'
import { projectFolder } from '../imports'

async function load(name: string): Promise<Publication> {
  const { publication } = await loadPublication(join(projectFolder, 'tests/fixtures', name))
  if (!publication) throw new Error(`The content of ${name} has errors.`)
  return publication
}
const eleven = await load(join('publications', 'onze-sites'))
const alone = await load(join('publications', 'auteur-seul'))
const smallest = await load('contenu-minimal')

describe('the navigation', () => {
  test('has the parts of the publication under their own names, then its pages', () => {
    expect(navigation(eleven).header).toEqual([
      { path: '/', label: 'Présentation' },
      { path: '/villes', label: 'Sites' },
      { path: '/entretiens', label: 'Entretiens' },
      { path: '/partenaires', label: 'Associés' },
      { path: '/a-propos', label: 'À propos' },
    ])
  })

  test('has no part that the publication has not', () => {
    expect(navigation(alone).header.map(({ path }) => path)).toEqual(['/', '/a-propos'])
  })

  test('leads to every page of the header or the foot once', () => {
    const { header, footer } = navigation(eleven)
    const linked = [...header, ...footer].map(({ path }) => path)
    expect(new Set(linked).size).toBe(linked.length)
    expect(linked).toEqual(expect.arrayContaining(['/accessibilite', '/mentions-legales']))
  })
})

describe('the documents', () => {
  const paths = (publication: Publication) => siteDocuments(publication).map(({ path }) => path)

  test('begin with the home page and have one page a place', () => {
    expect(paths(eleven)[0]).toBe('/')
    expect(paths(eleven).filter((path) => path.startsWith('/villes/'))).toHaveLength(11)
    expect(paths(eleven)).toEqual(expect.arrayContaining(['/villes', '/entretiens', '/partenaires']))
  })

  test('of a publication without places, interviews and partners have none of their pages', () => {
    expect(paths(alone).filter((path) => /^\/(?:villes|entretiens|partenaires)/.test(path))).toEqual([])
  })

  test('have anchors at the headings of every text, also where a page shows several', () => {
    const { prose: text } = parseMarkdown('partenaires/a.md', '## Histoire\n\nFondé en 1901.')
    const { partners, interviews } = eleven
    if (!partners || !interviews) throw new Error('The publication has lost its partners or its interviews.')
    const documents = siteDocuments({
      ...eleven,
      partners: { ...partners, list: partners.list.map((partner) => ({ ...partner, text })) },
      interviews: { ...interviews, spheres: interviews.spheres.map((sphere) => ({ ...sphere, text })) },
    })
    const anchors = (path: string) =>
      documents.find((document) => document.path === path)?.anchors ?? new Set()
    for (const { slug } of partners.list) expect(anchors('/partenaires')).toContain(`${slug}-histoire`)
    for (const { slug } of interviews.spheres) expect(anchors('/entretiens')).toContain(`${slug}-histoire`)
    expect(anchors('/partenaires')).not.toContain('histoire')
  })

  test('include all files and the pictures', () => {
    expect(paths(alone)).toEqual(
      expect.arrayContaining([
        '/les-bancs-publics-de-vaubrumeuse.pdf',
        '/les-bancs-publics-de-vaubrumeuse-edition-web.pdf',
        '/les-bancs-publics-de-vaubrumeuse.epub',
        '/images/banc.png',
      ]),
    )
  })

  test.each([
    ['eleven sites', eleven],
    ['one author', alone],
    ['the smallest content', smallest],
  ])('of %s are each listed once', (_, publication) => {
    const all = paths(publication)
    expect(all.filter((path, index) => all.indexOf(path) !== index)).toEqual([])
  })

  test('know the anchors that links may name', () => {
    const anchorsOf = (publication: Publication, path: string) =>
      siteDocuments(publication).find((document) => document.path === path)?.anchors ?? new Set()
    expect(anchorsOf(alone, '/')).toContain('la-question')
    expect(anchorsOf(alone, '/a-propos')).toContain('source-g')
    expect(anchorsOf(eleven, '/partenaires')).toContain('union-des-places')
    expect(anchorsOf(eleven, '/entretiens')).toContain('fontainiers')
  })

  test('a page of the content cannot take the address of another document', () => {
    const ownPages = paths(eleven).filter((path) => /^\/[a-z]+$/.test(path))
    const contentPages = eleven.pages.map(({ slug }) => `/${slug}`)
    const others = ownPages.filter((path) => !contentPages.includes(path)).map((path) => path.slice(1))
    expect(reservedSlugs).toEqual(expect.arrayContaining(others))
  })
})
