import { appendFile, readdir, readFile, readlink, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  currentEdition,
  followContent,
  hashInService,
  intactEditionWithKey,
  keepDraft,
  listEditions,
  openEdition,
  pinEdition,
  pinnedEdition,
  serveContent,
} from '../../lib/edition/store'
import { draftEdition, keptEdition } from './draft-edition'
import { temporaryFolder } from './workshop'

/** Keeps and serves the edition of each text in turn; returns their hashes. */
async function serveInTurn(editionsDir: string, texts: readonly string[]): Promise<string[]> {
  const hashes: string[] = []
  for (const [index, text] of texts.entries()) {
    const hash = await keptEdition(editionsDir, text)
    await serveContent(editionsDir, hash)
    // As if they had been made a minute apart.
    const date = new Date(Date.now() - (texts.length - index) * 60_000)
    await utimes(join(editionsDir, hash), date, date)
    hashes.push(hash)
  }
  return hashes
}

describe('the edition in service', () => {
  test('is none at first', async () => {
    const editionsDir = join(await temporaryFolder(), 'absent')
    expect(await currentEdition(editionsDir)).toBeUndefined()
    expect(await listEditions(editionsDir)).toEqual([])
    expect(await followContent(editionsDir)).toBeUndefined()
  })

  test('is where the link « current » leads', async () => {
    const editionsDir = await temporaryFolder()
    const [first, second] = await serveInTurn(editionsDir, ['un', 'deux'])
    expect(await readlink(join(editionsDir, 'current'))).toBe(second)
    expect(await currentEdition(editionsDir)).toMatchObject({
      hash: second,
      folder: join(editionsDir, second ?? ''),
      manifest: { format: 1 },
      composedAt: expect.any(Date),
    })
    await serveContent(editionsDir, first ?? '')
    expect(await hashInService(editionsDir)).toBe(first)
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
    const editionsDir = await temporaryFolder()
    const [hash = ''] = await serveInTurn(editionsDir, ['deux'])
    await damage(join(editionsDir, hash))
    await expect(currentEdition(editionsDir)).rejects.toThrow(`L’édition ${hash} est endommagée`)
    await expect(currentEdition(editionsDir)).rejects.toThrow(fault)
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
    const editionsDir = await temporaryFolder()
    const hashes = await serveInTurn(editionsDir, ['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept'])
    expect((await listEditions(editionsDir)).map(({ hash }) => hash)).toEqual(hashes.slice(2).reverse())
    expect((await readdir(editionsDir)).filter((name) => !name.startsWith('.')).sort()).toEqual(
      ['current', ...hashes.slice(2)].sort(),
    )
  })

  test('counts an old edition as new when the content gives it again', async () => {
    const editionsDir = await temporaryFolder()
    const [first = '', second] = await serveInTurn(editionsDir, ['un', 'deux', 'trois', 'quatre', 'cinq'])
    await serveContent(editionsDir, first)
    await serveContent(editionsDir, await keptEdition(editionsDir, 'six'))
    const kept = (await listEditions(editionsDir)).map(({ hash }) => hash)
    expect(kept).toContain(first)
    expect(kept).not.toContain(second)
  })
})

describe('a chosen edition', () => {
  test('is served and stays, saves included, until the content is followed', async () => {
    const editionsDir = await temporaryFolder()
    const [first = '', second = ''] = await serveInTurn(editionsDir, ['un', 'deux'])
    expect(await pinEdition(editionsDir, first)).toMatchObject({ hash: first })
    expect(await hashInService(editionsDir)).toBe(first)

    const later = await serveInTurn(editionsDir, ['trois', 'quatre', 'cinq', 'six', 'sept', 'huit'])
    expect(await hashInService(editionsDir)).toBe(first)
    expect(await pinnedEdition(editionsDir)).toBe(first)
    expect(await listEditions(editionsDir)).toHaveLength(5)
    expect((await listEditions(editionsDir)).find(({ isPinned }) => isPinned)).toMatchObject({
      hash: first,
      isCurrent: true,
    })

    expect(await followContent(editionsDir)).toBe(later.at(-1))
    expect(await hashInService(editionsDir)).toBe(later.at(-1))
    expect(await pinnedEdition(editionsDir)).toBeUndefined()
    expect(second).not.toBe('')
  })

  test('may be named by the beginning of its hash', async () => {
    const editionsDir = await temporaryFolder()
    const [first = ''] = await serveInTurn(editionsDir, ['un', 'deux'])
    expect(await pinEdition(editionsDir, first.slice(0, 6))).toMatchObject({ hash: first })
  })

  test.each(['0000', '', '../..', 'current'])('named %j is refused, with those there are', async (name) => {
    const editionsDir = await temporaryFolder()
    const [only = ''] = await serveInTurn(editionsDir, ['un'])
    await expect(pinEdition(editionsDir, name)).rejects.toThrow(
      `Il n’y a pas d’édition « ${name} ». Éditions gardées : ${only}.`,
    )
  })

  test('that is damaged is refused, and the one in service stays', async () => {
    const editionsDir = await temporaryFolder()
    const [first = '', second] = await serveInTurn(editionsDir, ['un', 'deux'])
    await writeFile(join(editionsDir, first, 'site/index.html'), 'zz')
    await expect(pinEdition(editionsDir, first)).rejects.toThrow('index.html a été modifié')
    expect(await hashInService(editionsDir)).toBe(second)
    expect(await pinnedEdition(editionsDir)).toBeUndefined()
  })

  test('that someone has deleted does not stop the content from being served', async () => {
    const editionsDir = await temporaryFolder()
    const [first = ''] = await serveInTurn(editionsDir, ['un', 'deux'])
    await pinEdition(editionsDir, first)
    await rm(join(editionsDir, first), { recursive: true })
    const [third] = await serveInTurn(editionsDir, ['trois'])
    expect(await hashInService(editionsDir)).toBe(third)
  })

  test('gives way to the last intact one when the content is followed', async () => {
    const editionsDir = await temporaryFolder()
    const [first = '', second, third = ''] = await serveInTurn(editionsDir, ['un', 'deux', 'trois'])
    await pinEdition(editionsDir, first)
    await writeFile(join(editionsDir, third, 'site/index.html'), 'zzzzz')
    expect(await followContent(editionsDir)).toBe(second)
  })
})
