import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadPublication } from '../../lib/content/load-publication'
import { report } from '../../lib/content/report'
import { originalDetails } from '../../lib/document/files'
import type { Original } from '../../lib/publication'
import { copyOfContent, minimalContent, writeContent } from './content-folder'
import {
  ofTwoHundredPages,
  pdf13,
  pdf20,
  scanned,
  signed,
  swelling,
  tagged,
  taggedInName,
  withAttachment,
  withForm,
  withObjectStreams,
  withWordsInForm,
  writeLarge,
} from './sample-pdfs'

const path = 'documents/kiosque.pdf'

/** The smallest content with an original. */
async function contentWith(bytes: Uint8Array): Promise<string> {
  const root = await copyOfContent()
  await writeContent(root, path, bytes)
  const main = await readFile(join(root, 'publication.md'), 'utf8')
  await writeContent(
    root,
    'publication.md',
    main.replace('telechargement:', `original: ${path}\ntelechargement:`),
  )
  return root
}

async function originalOf(root: string): Promise<Original | string> {
  const { publication, problems } = await loadPublication(root)
  return publication?.original ?? report(problems)
}

const stored = (name: string) => readFile(join(minimalContent, '..', 'originaux', name))

describe('an original is read, whatever made it', () => {
  test.each([
    ['of version 1.3', pdf13, 3],
    ['of version 2.0', pdf20, 3],
    ['with object streams', withObjectStreams, 3],
    ['linearised', () => stored('linearise.pdf'), 3],
    ['with a form', withForm, 3],
    ['with an attachment', withAttachment, 3],
    ['signed', signed, 3],
    ['of two hundred pages', ofTwoHundredPages, 200],
    ['whose words stand in a form', withWordsInForm, 1],
  ])('%s', async (_, make, pages) => {
    const bytes = await make()
    expect(await originalOf(await contentWith(bytes))).toEqual({
      file: path,
      length: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      pages,
      isTagged: false,
      hasText: true,
    })
  })

  test('of 100 MB', async () => {
    const root = await contentWith(new Uint8Array())
    const { length, sha256 } = await writeLarge(join(root, path), 100_000_000)
    expect(length).toBeGreaterThan(100_000_000)
    expect(await originalOf(root)).toEqual({
      file: path,
      length,
      sha256,
      pages: 1,
      isTagged: false,
      hasText: false,
    })
  })
})

describe('what the signed sample is', () => {
  test('a signature over all of the file but itself', async () => {
    const bytes = (await signed()).toString('latin1')
    const [, first, start, end, rest] = /\/ByteRange \[ (\d+) (\d+)\s+(\d+)\s+(\d+)\s+\]/.exec(bytes) ?? []
    expect(Number(first)).toBe(0)
    expect(bytes[Number(start)]).toBe('<')
    expect(bytes[Number(end) - 1]).toBe('>')
    expect(Number(end) + Number(rest)).toBe(bytes.length)
  })
})

describe('what it tells of itself', () => {
  const details = async (make: () => Promise<Uint8Array>) => {
    const original = await originalOf(await contentWith(await make()))
    return typeof original === 'string' ? original : originalDetails(original).replace(/[\u00A0\u202F]/g, ' ')
  }

  test('that it is tagged', async () => {
    expect(await details(tagged)).toBe('PDF – 2 Ko – 3 pages – balisé pour l’accessibilité')
  })

  test('that it is not, even where it says so without a structure', async () => {
    expect(await details(taggedInName)).toBe('PDF – 2 Ko – 3 pages – non balisé pour l’accessibilité')
  })

  test('that it is made of pictures, whatever fonts it names and bytes its pictures have', async () => {
    expect(await details(scanned)).toBe('PDF – 3 Ko – 3 pages – numérisé, sans texte')
  })

  test('no more of a content that swells than what can be looked into', async () => {
    expect(await details(swelling)).toMatch(/sans texte$/)
  })
})

describe('a file that changes is read again', () => {
  test('after another, and under another name', async () => {
    const [one, two] = [await pdf13(), await ofTwoHundredPages()]
    const root = await contentWith(one)
    expect(await originalOf(root)).toMatchObject({ pages: 3 })
    await writeContent(root, path, two)
    expect(await originalOf(root)).toMatchObject({ pages: 200 })
    await rm(join(root, path))
    expect(await originalOf(root)).toContain('document-absent')
    const elsewhere = await contentWith(two)
    expect(await originalOf(elsewhere)).toMatchObject({ pages: 200, file: path })
  })
})

test('an original that is damaged in its middle is no reason to fail', async () => {
  const bytes = await pdf13()
  for (let cut = 100; cut < bytes.length - 100; cut += 97) {
    const damaged = Buffer.concat([bytes.subarray(0, cut), bytes.subarray(cut + 60)])
    const read = await originalOf(await contentWith(damaged))
    if (typeof read === 'string') expect(read).toMatch(/document-(?:illisible|tronque|pas-pdf)/)
    else expect(read.pages).toBeGreaterThan(0)
  }
})
