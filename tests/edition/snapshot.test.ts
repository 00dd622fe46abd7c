import { execFileSync } from 'node:child_process'
import {
  access,
  appendFile,
  mkdir,
  readFile,
  readlink,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contentHash, takeSnapshot } from '../../lib/edition/snapshot'
import { waitFor } from '../wait-for'
import { contentWith, filesIn, temporaryFolder } from './workshop'

const files = {
  'publication.md': '---\ntitre: Les villes et le lien social\n---\n',
  'villes/besancon.md': 'Besançon',
  'documents/cahier.pdf': Buffer.alloc(3 << 20, 'Cahier'),
}

describe('a snapshot of the content', () => {
  test('holds the same files, byte for byte, under the name of the content folder', async () => {
    const content = await contentWith(files)
    const { folder } = await takeSnapshot(content, await temporaryFolder())
    expect(folder.endsWith('/content')).toBe(true)
    expect(await filesIn(folder)).toEqual(await filesIn(content))
    for (const file of await filesIn(content)) {
      expect((await readFile(join(folder, file))).equals(await readFile(join(content, file)))).toBe(true)
    }
  })

  test('leaves out what begins with a dot, which belongs to text editors and version control', async () => {
    const content = await contentWith({ ...files, '.git/config': '', '.besancon.md.swp': '' })
    const { folder, hash } = await takeSnapshot(content, await temporaryFolder())
    expect(await filesIn(folder)).toEqual(Object.keys(files).sort())
    expect(hash).toBe(await contentHash(await contentWith(files)))
  })

  test('copies a link that leads outside as a link, so that nothing outside is ever read', async () => {
    const outside = await contentWith({ 'secret.md': 'ne pas publier' })
    const content = await contentWith(files)
    await symlink(join(outside, 'secret.md'), join(content, 'villes/secret.md'))
    await symlink('../../../../../etc', join(content, 'etc'))
    const { folder } = await takeSnapshot(content, await temporaryFolder())
    expect(await readlink(join(folder, 'villes/secret.md'))).toBe(join(outside, 'secret.md'))
    // Counted from the copy, « ../.. » would lead to another place than the editor's link does.
    expect(await readlink(join(folder, 'etc'))).toBe(resolve(content, '../../../../../etc'))
  })

  test('makes a link inside the content lead inside the copy, even if it was written absolutely', async () => {
    const content = await contentWith(files)
    await symlink(join(content, 'villes/besancon.md'), join(content, 'villes/doubs.md'))
    await symlink('villes', join(content, 'cites'))
    const { folder } = await takeSnapshot(content, await temporaryFolder())
    await rm(content, { recursive: true })
    expect(await readFile(join(folder, 'villes/doubs.md'), 'utf8')).toBe('Besançon')
    expect(await readFile(join(folder, 'cites/besancon.md'), 'utf8')).toBe('Besançon')
  })

  test('refuses a named pipe, which would never end', async () => {
    const content = await contentWith(files)
    execFileSync('mkfifo', [join(content, 'villes/tube.md')])
    await expect(takeSnapshot(content, await temporaryFolder())).rejects.toThrow(
      'villes/tube.md\n  Ce n’est ni un fichier ni un dossier.',
    )
  })

  test('says that the content folder is missing', async () => {
    const folder = await temporaryFolder()
    await expect(contentHash(join(folder, 'content'))).rejects.toThrow(/n’existe pas.*CONTENT_DIR/)
  })

  test('holds one state of a folder that changes while it is copied', async () => {
    const content = await contentWith({ 'publication.md': 'avant', 'villes/besancon.md': 'avant' })
    // So long that the change below falls into its copying.
    await writeFile(join(content, 'zzz.pdf'), '')
    await truncate(join(content, 'zzz.pdf'), 300 << 20)
    const into = await temporaryFolder()
    const snapshot = takeSnapshot(content, into)
    await waitFor(() => access(join(into, '1/content/zzz.pdf')), 1)
    await writeFile(join(content, 'publication.md'), 'après')
    await writeFile(join(content, 'villes/besancon.md'), 'après')
    const { folder, hash } = await snapshot
    expect(await readFile(join(folder, 'publication.md'), 'utf8')).toBe('après')
    expect(await readFile(join(folder, 'villes/besancon.md'), 'utf8')).toBe('après')
    expect(hash).toBe(await contentHash(content))
  })
})

describe('the hash of the content', () => {
  test('is the same for the same names and bytes, whatever their dates', async () => {
    const [one, other] = [await contentWith(files), await contentWith(files)]
    await utimes(join(other, 'publication.md'), 0, 0)
    await mkdir(join(other, 'vide'))
    expect(await contentHash(one)).toBe(await contentHash(other))
    expect((await takeSnapshot(one, await temporaryFolder())).hash).toBe(await contentHash(one))
  })

  test.each([
    ['a byte', (folder: string) => appendFile(join(folder, 'publication.md'), ' ')],
    ['a name', (folder: string) => writeFile(join(folder, 'villes/lyon.md'), '')],
    ['the absence of a file', (folder: string) => rm(join(folder, 'villes/besancon.md'))],
    ['a link', (folder: string) => symlink('besancon.md', join(folder, 'villes/doubs.md'))],
  ])('changes with %s', async (_, change) => {
    const content = await contentWith(files)
    const before = await contentHash(content)
    await change(content)
    expect(await contentHash(content)).not.toBe(before)
  })
})
