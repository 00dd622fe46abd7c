import { readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { passagePath } from '../../../lib/addresses'
import { loadPublication } from '../../../lib/content/load-publication'
import { recordingReport } from '../../../lib/content/numbering/recording-report'
import { saveNumbers } from '../../../lib/content/numbering/save-register'
import { siteDocuments, textsOf } from '../../../lib/outline'
import { passagesIn } from '../../../lib/publication'
import { copyOfContent, writeContent } from '../content-folder'

const today = { year: 2027, month: 1, day: 15 }
const city = 'villes/vaubrumeuse.md'

async function load(root: string) {
  const { publication, problems } = await loadPublication(root)
  if (!publication) throw new Error(problems.map(({ message }) => message).join('\n'))
  return { publication, rules: problems.map(({ rule }) => rule) }
}

/** What `npm run number` does. */
async function number(root: string): Promise<string> {
  return recordingReport(await saveNumbers(root, (await load(root)).publication, today))
}

/** The address of each numbered paragraph. */
async function addresses(root: string): Promise<string[]> {
  return textsOf((await load(root)).publication).flatMap(({ text, part }) =>
    passagesIn(text).map(({ number }) => `${part.address}#p${number}`),
  )
}

async function change(root: string, file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(root, file), 'utf8')
  if (!text.includes(from)) throw new Error(`« ${from} » is not in ${file}.`)
  await writeContent(root, file, text.replace(from, to))
}

test('every paragraph but those of the legal pages is numbered, in reading order', async () => {
  const root = await copyOfContent()
  expect(await addresses(root)).toEqual(['/#p1', '/villes/vaubrumeuse#p2', '/a-propos#p3'])
})

test('reading the content writes nothing in it', async () => {
  const root = await copyOfContent()
  await change(root, city, 'pas de fanfare.', 'pas de fanfare.\n\nUn paragraphe nouveau.')
  const before = await readdir(root, { recursive: true })
  const register = await readFile(join(root, 'paragraphes.yml'), 'utf8')
  expect((await load(root)).rules).toEqual(['paragraphe-sans-numero'])
  expect(await readdir(root, { recursive: true })).toEqual(before)
  expect(await readFile(join(root, 'paragraphes.yml'), 'utf8')).toBe(register)
})

test('recording makes the file where there is none, and leaves nothing else behind', async () => {
  const root = await copyOfContent()
  await rename(join(root, 'paragraphes.yml'), join(root, '..', 'ailleurs.yml'))
  const before = await readdir(root)
  await number(root)
  expect((await readdir(root)).filter((name) => !before.includes(name))).toEqual(['paragraphes.yml'])
  expect((await load(root)).rules).toEqual([])
  expect(await addresses(root)).toEqual(['/#p1', '/villes/vaubrumeuse#p2', '/a-propos#p3'])
})

test('a paragraph keeps its number from edit to edit, recorded or not, wherever it goes', async () => {
  const root = await copyOfContent()
  await change(root, city, 'a un kiosque et pas de fanfare', 'possède un kiosque mais pas de fanfare')
  expect((await load(root)).rules).toEqual([])
  expect(await addresses(root)).toContain('/villes/vaubrumeuse#p2')
  expect(await number(root)).toContain('1 paragraphe corrigé, numéro gardé :\n  p2')

  await change(root, city, 'Vaubrumeuse, commune', 'Un paragraphe nouveau.\n\nVaubrumeuse, commune')
  expect(await number(root)).toContain('1 nouveau numéro :\n  p4')
  expect(await addresses(root)).toEqual([
    '/#p1',
    '/villes/vaubrumeuse#p4',
    '/villes/vaubrumeuse#p2',
    '/a-propos#p3',
  ])

  const moved = 'Vaubrumeuse, commune inventée, possède un kiosque mais pas de fanfare.'
  await change(root, city, moved, '')
  await change(root, 'pages/a-propos.md', '## Sources', `${moved}\n\n## Sources`)
  expect(await number(root)).toContain('1 paragraphe déplacé, numéro gardé :\n  p2')
  expect(await addresses(root)).toEqual(['/#p1', '/villes/vaubrumeuse#p4', '/a-propos#p3', '/a-propos#p2'])
  expect((await load(root)).rules).toEqual([])
})

test('a renamed file takes its numbers along', async () => {
  const root = await copyOfContent()
  await rename(join(root, city), join(root, 'villes/vaubrumeuse-les-bains.md'))
  await change(root, 'publication.md', 'ordre: [vaubrumeuse]', 'ordre: [vaubrumeuse-les-bains]')
  await change(root, 'publication.md', '/villes/vaubrumeuse', '/villes/vaubrumeuse-les-bains')
  expect(await addresses(root)).toContain('/villes/vaubrumeuse-les-bains#p2')
})

test('a withdrawn number keeps its address, and the words that it had', async () => {
  const root = await copyOfContent()
  await change(root, city, 'Vaubrumeuse, commune inventée, a un kiosque et pas de fanfare.', '')
  const before = await load(root)
  expect(before.rules).toEqual(['numero-sans-paragraphe'])
  expect(siteDocuments(before.publication).map(({ path }) => path)).toContain(passagePath({ number: 2 }))
  expect(await number(root)).toContain('1 numéro retiré :\n  p2')
  const { publication, rules } = await load(root)
  expect(rules).toEqual([])
  expect(publication.withdrawnPassages).toEqual([
    { number: 2, on: today, words: 'Vaubrumeuse, commune inventée, a un kiosque et pas de fanfare.' },
  ])
  expect(siteDocuments(publication).map(({ path }) => path)).toContain('/citer/p2')
})

test('a link to a numbered paragraph is a link to an anchor that exists', async () => {
  const root = await copyOfContent()
  await change(
    root,
    'pages/a-propos.md',
    '## Sources',
    'Voir [ce passage](/villes/vaubrumeuse#p2).\n\n## Sources',
  )
  expect((await load(root)).rules).toEqual(['paragraphe-sans-numero'])
  await change(root, 'pages/a-propos.md', '#p2', '#p9')
  expect((await loadPublication(root)).problems.map(({ rule }) => rule)).toEqual(['ancre-inconnue'])
})

test('a heading never takes the anchor of a paragraph', async () => {
  const root = await copyOfContent()
  await change(root, 'pages/a-propos.md', '## Sources', '## P3\n\n## Sources')
  const { publication } = await load(root)
  const about = siteDocuments(publication).find(({ path }) => path === '/a-propos')
  expect([...(about?.anchors ?? [])]).toEqual(expect.arrayContaining(['p3', 'titre-p3']))
})
