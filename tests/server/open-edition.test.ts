import { rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DamagedEdition } from '../../lib/edition/integrity'
import { openEdition } from '../../lib/server/loaded-edition'
import { pageHeaders, temporaryFolder, writeEdition } from './sample-edition'

const font = { 'content-type': 'font/woff2', 'cache-control': 'public, max-age=31536000, immutable' }

let editions: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  editions = await temporaryFolder()
})
afterEach(() => editions.remove())

describe('an edition', () => {
  test('has the name of its folder, behind a link too', async () => {
    const { folder, hash } = await writeEdition(editions.path, { documents: { '/': { content: 'Accueil' } } })
    const current = join(editions.path, 'current')
    await symlink(folder, current)
    expect((await openEdition(current)).hash).toBe(hash)
  })

  test.each([
    ['a file cut short', (file: string) => truncate(file, 3), /compte 3 octets au lieu de 11/],
    ['a file of other bytes', (file: string) => writeFile(file, 'Besancon !!'), /n’a pas l’empreinte/],
    ['a file gone', (file: string) => rm(file), /ENOENT/],
  ])('with %s is refused', async (_, spoil, message) => {
    const { folder } = await writeEdition(editions.path, {
      documents: { '/villes': { content: 'Valencienne' } },
    })
    await spoil(join(folder, 'site/villes.html'))
    await expect(openEdition(folder)).rejects.toThrow(DamagedEdition)
    await expect(openEdition(folder)).rejects.toThrow(message)
  })

  test('that is not there is refused with its path', async () => {
    const folder = join(editions.path, 'absente')
    await expect(openEdition(folder)).rejects.toThrow(`L’édition de ${folder} ne peut pas être servie`)
  })

  test('with a manifest of other bytes is refused', async () => {
    const { folder, manifest } = await writeEdition(editions.path, {
      documents: { '/': { content: 'Accueil' } },
    })
    await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, key: 'autre' }))
    await expect(openEdition(folder)).rejects.toThrow(DamagedEdition)
    await expect(openEdition(folder)).rejects.toThrow('son manifeste n’est pas celui que son nom annonce')
  })

  test('with a header field that would split the answer is refused', async () => {
    const headers = { ...pageHeaders, 'content-language': 'fr\r\nset-cookie: a=b' }
    const { folder } = await writeEdition(editions.path, {
      documents: { '/': { content: 'Accueil', headers } },
    })
    await expect(openEdition(folder)).rejects.toThrow(DamagedEdition)
  })
})

describe('the hashed assets of the editions kept', () => {
  test('stay, and nothing else of them does', async () => {
    const before = await writeEdition(editions.path, {
      documents: {
        '/': { content: 'Avant' },
        '/disparue': { content: 'Une page retirée' },
        '/_next/static/media/a.1111.woff2': { content: 'police de 2024', headers: font },
        '/_next/static/media/b.2222.woff2': { content: 'la même', headers: font },
      },
    })
    const now = await writeEdition(editions.path, {
      documents: {
        '/': { content: 'Maintenant' },
        '/_next/static/media/b.2222.woff2': { content: 'la même', headers: font },
      },
    })
    const edition = await openEdition(now.folder, { kept: [now.folder, before.folder] })
    expect([...edition.documents.keys()].sort()).toEqual([
      '/',
      '/_next/static/media/a.1111.woff2',
      '/_next/static/media/b.2222.woff2',
    ])
    expect(edition.documents.get('/')?.representations.identity.length).toBe('Maintenant'.length)
  })

  test('are passed over, and told of, where they cannot be read', async () => {
    const { folder } = await writeEdition(editions.path, { documents: { '/': { content: 'Accueil' } } })
    const errors: DamagedEdition[] = []
    const gone = join(editions.path, 'effacée')
    const edition = await openEdition(folder, { kept: [gone], unreadable: (error) => errors.push(error) })
    expect(edition.documents.has('/')).toBe(true)
    expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining(gone)])
  })

  test('are served under their address', async () => {
    const kept = await writeEdition(editions.path, {
      documents: { '/_next/static/media/a.1111.woff2': { content: 'police', headers: font } },
    })
    const { folder } = await writeEdition(editions.path, { documents: { '/': { content: 'Accueil' } } })
    const edition = await openEdition(folder, { kept: [kept.folder] })
    expect(edition.addresses.get('/_next/static/media/a.1111.woff2')).toBe('/_next/static/media/a.1111.woff2')
  })
})

test('a folder renamed while an edition is open takes nothing from it', async () => {
  const large = Buffer.alloc(9 * 1024 * 1024, 'Valenciennes ')
  const { folder } = await writeEdition(editions.path, { documents: { '/cahier.pdf': { content: large } } })
  const edition = await openEdition(folder)
  await rename(folder, `${folder}-ailleurs`)
  expect(edition.documents.get('/cahier.pdf')?.representations.identity.length).toBe(large.length)
  edition.retire()
})
