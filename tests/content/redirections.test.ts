import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadPublication } from '../../lib/content/load-publication'
import { siteDocuments } from '../../lib/outline'
import { copyOfContent, writeContent } from './content-folder'

/** Reads the smallest content with these redirections and, at the end of a page, this text. */
async function load(redirections: readonly string[], text = '') {
  const root = await copyOfContent()
  const main = await readFile(join(root, 'publication.md'), 'utf8')
  const list = redirections.map((line) => `  - ${line}\n`).join('')
  await writeContent(root, 'publication.md', main.replace('versions:\n', `redirections:\n${list}versions:\n`))
  const page = await readFile(join(root, 'pages/accessibilite.md'), 'utf8')
  await writeContent(root, 'pages/accessibilite.md', `${page}\n${text}\n`)
  const { publication, problems } = await loadPublication(root)
  return { publication, told: problems.map(({ rule, message }) => `${rule} ${message}`) }
}

test('old addresses are documents of the site, which lead to new ones', async () => {
  const { publication, told } = await load([
    '{ de: /spip.php/article-12, vers: /villes/vaubrumeuse }',
    '{ de: /Présentation, vers: / }',
    '{ de: /ancien.pdf, vers: /le-kiosque-de-vaubrumeuse.pdf }',
    '{ de: /villes/ancien-nom, vers: /villes/vaubrumeuse }',
  ])
  expect(told).toEqual([])
  if (!publication) throw new Error('There is a publication.')
  expect(
    siteDocuments(publication).flatMap(({ path, redirectsTo }) =>
      redirectsTo ? [`${path} → ${redirectsTo}`] : [],
    ),
  ).toEqual([
    '/spip.php/article-12 → /villes/vaubrumeuse',
    '/Présentation → /',
    '/ancien.pdf → /le-kiosque-de-vaubrumeuse.pdf',
    '/villes/ancien-nom → /villes/vaubrumeuse',
  ])
})

describe('a redirection that would lead nowhere, or hide something, is refused', () => {
  test.each([
    [
      'a target that does not exist',
      '{ de: /ancienne, vers: /villes/vaubrumeus }',
      'lien-mort',
      '/villes/vaubrumeuse',
    ],
    ['a target with an anchor', '{ de: /ancienne, vers: "/a-propos#sources" }', 'lien-mort', '/a-propos'],
    ['a page of the site', '{ de: /, vers: /a-propos }', 'redirection-invalide', ''],
    ['the home page’s neighbours', '{ de: /villes, vers: /a-propos }', 'redirection-superflue', ''],
    ['itself', '{ de: /ancienne, vers: /ancienne }', 'lien-mort', ''],
    ['an address of the server', '{ de: /health, vers: /a-propos }', 'adresse-reservee', ''],
    ['an address of the app', '{ de: /_next/x.js, vers: /a-propos }', 'adresse-reservee', ''],
    ['the number of a paragraph to come', '{ de: /citer/p99, vers: /a-propos }', 'adresse-reservee', ''],
    ['a way out of the site', '{ de: /../secret, vers: /a-propos }', 'redirection-invalide', ''],
    ['an address elsewhere', '{ de: "https://exemple.fr/x", vers: /a-propos }', 'redirection-invalide', ''],
    ['a query', '{ de: "/page?id=12", vers: /a-propos }', 'redirection-invalide', ''],
  ])('%s', async (_, redirection, rule, advice) => {
    const { publication, told } = await load([redirection])
    expect(publication).toBeUndefined()
    expect(told).toEqual([expect.stringMatching(`^${rule} `)])
    expect(told[0]).toContain(advice)
  })

  test('one that leads to another: the editor is given the last address', async () => {
    const { told } = await load(['{ de: /a, vers: /b }', '{ de: /b, vers: /a-propos }'])
    expect(told).toEqual([expect.stringMatching(/^lien-mort .*« \/b ».*écrire « \/a-propos »/)])
  })
})

test('a text links to the new address, not to the old one', async () => {
  const { told } = await load(['{ de: /ancienne, vers: /a-propos }'], 'Voir [l’histoire](/ancienne).')
  expect(told).toEqual(['lien-mort Le lien « /ancienne » mène à une ancienne adresse. Écrire « /a-propos ».'])
})
