import {
  appendFile,
  lutimes,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  claimEdition,
  currentEdition,
  dropDamaged,
  followContent,
  hashInService,
  listEditions,
  listSites,
  pinEdition,
  pinnedEdition,
  type Site,
  serveContent,
  siteLinks,
} from '../../lib/edition/site-editions'
import { intactEditionWithKey, keepDraft, openEdition } from '../../lib/edition/store'
import { takeOverEditions } from '../../lib/edition/take-over'
import { draftEdition, keptEdition } from './draft-edition'
import { temporaryFolder } from './workshop'

/** A site whose editions are in a folder, which is its own unless another is given. */
async function siteIn(editionsDir?: string, siteUrl = 'https://lien-social.example'): Promise<Site> {
  return { editionsDir: editionsDir ?? (await temporaryFolder()), siteUrl, contentDir: '/srv/content' }
}

/** Keeps and serves the edition of each text in turn; returns their hashes. */
async function serveInTurn(site: Site, texts: readonly string[]): Promise<string[]> {
  const hashes: string[] = []
  for (const [index, text] of texts.entries()) {
    const hash = await keptEdition(site.editionsDir, text)
    await serveContent(site, hash)
    // As if they had been made a minute apart.
    const date = new Date(Date.now() - (texts.length - index) * 60_000)
    await lutimes(join(siteLinks(site), hash), date, date)
    hashes.push(hash)
  }
  return hashes
}

describe('the edition in service', () => {
  test('is none at first', async () => {
    const site = await siteIn(join(await temporaryFolder(), 'absent'))
    expect(await currentEdition(site)).toBeUndefined()
    expect(await listEditions(site)).toEqual([])
    expect(await followContent(site)).toBeUndefined()
  })

  test('is where the link « current » leads', async () => {
    const site = await siteIn()
    const [first, second] = await serveInTurn(site, ['un', 'deux'])
    expect(await readlink(join(siteLinks(site), 'current'))).toBe(`../../${second}`)
    expect(await currentEdition(site)).toMatchObject({
      hash: second,
      folder: join(site.editionsDir, second ?? ''),
      manifest: { format: 1 },
      composedAt: expect.any(Date),
    })
    await serveContent(site, first ?? '')
    expect(await hashInService(site)).toBe(first)
  })

  test.each([
    [
      'a file is missing',
      (folder: string) => rm(join(folder, 'site/index.html')),
      'le fichier index.html manque',
    ],
    [
      'a file is cut',
      (folder: string) => writeFile(join(folder, 'site/index.html'), 'd'),
      'index.html a 1 octets',
    ],
    [
      'its manifest is altered',
      (folder: string) => appendFile(join(folder, 'manifest.json'), ' '),
      'manifeste',
    ],
    ['its manifest is missing', (folder: string) => rm(join(folder, 'manifest.json')), 'manifeste'],
  ])('is refused when %s', async (_, damage, fault) => {
    const site = await siteIn()
    const [hash = ''] = await serveInTurn(site, ['deux'])
    await damage(join(site.editionsDir, hash))
    await expect(currentEdition(site)).rejects.toThrow(`L’édition ${hash} est endommagée`)
    await expect(currentEdition(site)).rejects.toThrow(fault)
  })
})

describe('an edition by its key', () => {
  test('is found when it is intact', async () => {
    const editionsDir = await temporaryFolder()
    const { draft, hash, key } = await draftEdition(editionsDir, 'un')
    await keepDraft(editionsDir, draft, hash)
    expect(await intactEditionWithKey(editionsDir, key)).toBe(hash)
    expect(await intactEditionWithKey(editionsDir, `${key}00`)).toBeUndefined()
  })

  test('is passed over when a byte of it was changed', async () => {
    const editionsDir = await temporaryFolder()
    const { draft, hash, key } = await draftEdition(editionsDir, 'un')
    await keepDraft(editionsDir, draft, hash)
    await writeFile(join(editionsDir, hash, 'site/index.html'), 'zz')
    expect(await intactEditionWithKey(editionsDir, key)).toBeUndefined()
    await expect(openEdition(editionsDir, hash, 'lengths')).resolves.toMatchObject({ hash })
  })
})

describe('a draft of an edition that is there already', () => {
  test('changes nothing when that is intact', async () => {
    const editionsDir = await temporaryFolder()
    const hash = await keptEdition(editionsDir, 'un')
    expect(await keptEdition(editionsDir, 'un')).toBe(hash)
    await expect(openEdition(editionsDir, hash, 'bytes')).resolves.toMatchObject({ hash })
  })

  test('takes its place when that is damaged', async () => {
    const editionsDir = await temporaryFolder()
    const hash = await keptEdition(editionsDir, 'un')
    await writeFile(join(editionsDir, hash, 'site/index.html'), 'zz')
    await keptEdition(editionsDir, 'un')
    expect(await readFile(join(editionsDir, hash, 'site/index.html'), 'utf8')).toBe('un')
  })
})

describe('keeping', () => {
  test('keeps the last five editions', async () => {
    const site = await siteIn()
    const hashes = await serveInTurn(site, ['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept'])
    expect((await listEditions(site)).map(({ hash }) => hash)).toEqual(hashes.slice(2).reverse())
    const names = (await readdir(site.editionsDir)).filter((name) => !name.startsWith('.'))
    expect(names.sort()).toEqual([...hashes.slice(2), 'sites'].sort())
    expect((await readdir(siteLinks(site))).sort()).toEqual(
      [...hashes.slice(2), 'current', 'site.json'].sort(),
    )
  })

  test('counts an old edition as new when the content gives it again', async () => {
    const site = await siteIn()
    const [first = '', second] = await serveInTurn(site, ['un', 'deux', 'trois', 'quatre', 'cinq'])
    await serveContent(site, first)
    await serveContent(site, await keptEdition(site.editionsDir, 'six'))
    const kept = (await listEditions(site)).map(({ hash }) => hash)
    expect(kept).toContain(first)
    expect(kept).not.toContain(second)
  })
})

describe('a chosen edition', () => {
  test('is served and stays, saves included, until the content is followed', async () => {
    const site = await siteIn()
    const [first = '', second = ''] = await serveInTurn(site, ['un', 'deux'])
    expect(await pinEdition(site, first)).toMatchObject({ hash: first })
    expect(await hashInService(site)).toBe(first)

    const later = await serveInTurn(site, ['trois', 'quatre', 'cinq', 'six', 'sept', 'huit'])
    expect(await hashInService(site)).toBe(first)
    expect(await pinnedEdition(site)).toBe(first)
    expect(await listEditions(site)).toHaveLength(5)
    expect((await listEditions(site)).find(({ isPinned }) => isPinned)).toMatchObject({
      hash: first,
      isCurrent: true,
    })

    expect(await followContent(site)).toBe(later.at(-1))
    expect(await hashInService(site)).toBe(later.at(-1))
    expect(await pinnedEdition(site)).toBeUndefined()
    expect(second).not.toBe('')
  })

  test('may be named by the beginning of its hash', async () => {
    const site = await siteIn()
    const [first = ''] = await serveInTurn(site, ['un', 'deux'])
    expect(await pinEdition(site, first.slice(0, 6))).toMatchObject({ hash: first })
  })

  test.each(['0000', '', '../..', 'current'])('named %j is refused, with those there are', async (name) => {
    const site = await siteIn()
    const [only = ''] = await serveInTurn(site, ['un'])
    await expect(pinEdition(site, name)).rejects.toThrow(
      `Il n’y a pas d’édition « ${name} ». Éditions gardées : ${only}.`,
    )
  })

  test('that is damaged is refused, and the one in service stays', async () => {
    const site = await siteIn()
    const [first = '', second] = await serveInTurn(site, ['un', 'deux'])
    await writeFile(join(site.editionsDir, first, 'site/index.html'), 'zz')
    await expect(pinEdition(site, first)).rejects.toThrow('index.html a été modifié')
    expect(await hashInService(site)).toBe(second)
    expect(await pinnedEdition(site)).toBeUndefined()
  })

  test('that someone has deleted does not stop the content from being served', async () => {
    const site = await siteIn()
    const [first = ''] = await serveInTurn(site, ['un', 'deux'])
    await pinEdition(site, first)
    await rm(join(site.editionsDir, first), { recursive: true })
    const [third] = await serveInTurn(site, ['trois'])
    expect(await hashInService(site)).toBe(third)
  })

  test('gives way to the last intact one when the content is followed', async () => {
    const site = await siteIn()
    const [first = '', second, third = ''] = await serveInTurn(site, ['un', 'deux', 'trois'])
    await pinEdition(site, first)
    await writeFile(join(site.editionsDir, third, 'site/index.html'), 'zzzzz')
    expect(await followContent(site)).toBe(second)
  })
})

describe('two sites in one folder', () => {
  test('have each its own edition in service, and choose each for itself', async () => {
    const one = await siteIn()
    const other = await siteIn(one.editionsDir, 'http://localhost:3177')
    const [first = '', second = ''] = await serveInTurn(one, ['un', 'deux'])
    const [third = ''] = await serveInTurn(other, ['trois'])
    expect(await hashInService(one)).toBe(second)
    expect(await hashInService(other)).toBe(third)
    await pinEdition(one, first)
    expect(await hashInService(other)).toBe(third)
    expect(await pinnedEdition(other)).toBeUndefined()
    await expect(pinEdition(other, first)).rejects.toThrow(`Éditions gardées : ${third}.`)
    expect((await listSites(one.editionsDir)).map(({ siteUrl }) => siteUrl)).toEqual([
      'http://localhost:3177',
      'https://lien-social.example',
    ])
  })

  test('of which only the content differs are two', async () => {
    const one = await siteIn()
    const other = { ...one, contentDir: '/srv/autre' }
    const [first] = await serveInTurn(one, ['un'])
    await serveInTurn(other, ['deux'])
    expect(await hashInService(one)).toBe(first)
  })

  test('lose nothing of one another when their old editions are dropped', async () => {
    const one = await siteIn()
    const other = await siteIn(one.editionsDir, 'https://autre.example')
    const [shared = ''] = await serveInTurn(one, ['commune'])
    await serveInTurn(other, ['commune', 'a', 'b', 'c', 'd', 'e', 'f'])
    expect((await listEditions(other)).map(({ hash }) => hash)).not.toContain(shared)
    expect(await currentEdition(one)).toMatchObject({ hash: shared })
    const lastYear = new Date(Date.now() - 365 * 24 * 60 * 60 * 1000)
    await lutimes(join(siteLinks(one), shared), lastYear, lastYear)
    await serveInTurn(one, ['g', 'h', 'i', 'j', 'k', 'l'])
    await expect(openEdition(one.editionsDir, shared, 'bytes')).rejects.toThrow('manifeste')
  })

  test('of one address and content are one', async () => {
    const one = await siteIn()
    const [first] = await serveInTurn(one, ['un'])
    expect(await hashInService(await siteIn(one.editionsDir))).toBe(first)
  })
})

describe('a damaged edition', () => {
  test('is set aside, and chosen no longer', async () => {
    const site = await siteIn()
    const [first = '', second = ''] = await serveInTurn(site, ['un', 'deux'])
    await pinEdition(site, first)
    await dropDamaged(site, first)
    expect((await listEditions(site)).map(({ hash }) => hash)).toEqual([second])
    expect(await pinnedEdition(site)).toBeUndefined()
    await dropDamaged(site, first)
  })

  test('leaves no link behind once another is served', async () => {
    const site = await siteIn()
    const [first = ''] = await serveInTurn(site, ['un'])
    await dropDamaged(site, first)
    await claimEdition(site, '0123456789abcdef')
    const [second = ''] = await serveInTurn(site, ['deux'])
    expect((await readdir(siteLinks(site))).sort()).toEqual([second, 'current', 'site.json'].sort())
  })
})

describe('a folder of the version that knew of one site', () => {
  const robots = 'User-Agent: *\nAllow: /\n\nSitemap: https://lien-social.example/sitemap.xml\n'

  /** Two editions of an address, the older one in service by choice. */
  async function folderOfBefore(): Promise<{ editionsDir: string; older: string; newer: string }> {
    const editionsDir = await temporaryFolder()
    const older = await keptEdition(editionsDir, 'un', { '/robots.txt': robots })
    const newer = await keptEdition(editionsDir, 'deux', { '/robots.txt': robots })
    const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000)
    await utimes(join(editionsDir, older), yesterday, yesterday)
    for (const name of ['current', 'pinned']) await symlink(older, join(editionsDir, name))
    return { editionsDir, older, newer }
  }

  test('is taken over by the site whose address its editions name', async () => {
    const { editionsDir, older, newer } = await folderOfBefore()
    const other = await siteIn(editionsDir, 'http://localhost:3000')
    await takeOverEditions(other)
    expect(await listEditions(other)).toEqual([])
    const site = await siteIn(editionsDir)
    await takeOverEditions(site)
    expect((await listEditions(site)).map(({ hash }) => hash)).toEqual([newer, older])
    expect(await currentEdition(site)).toMatchObject({ hash: older })
    expect(await pinnedEdition(site)).toBe(older)
    expect(await listSites(editionsDir)).toEqual([site])
  })

  test('is taken over once, and keeps what the version before serves', async () => {
    const { editionsDir, older } = await folderOfBefore()
    const site = await siteIn(editionsDir)
    await takeOverEditions(site)
    await followContent(site)
    await serveInTurn(site, ['trois', 'quatre', 'cinq', 'six', 'sept', 'huit'])
    await takeOverEditions(site)
    expect((await listEditions(site)).map(({ hash }) => hash)).not.toContain(older)
    await expect(openEdition(editionsDir, older, 'bytes')).resolves.toMatchObject({ hash: older })
  })
})
