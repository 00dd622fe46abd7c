import { existsSync } from 'node:fs'
import { cp, readdir, readFile, rm } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { loadPublication } from '../../lib/content/load-publication'
import { severity } from '../../lib/content/problem'
import { report } from '../../lib/content/report'
import { isRule, rules } from '../../lib/content/rules'
import { canPrint } from '../../lib/formats/pdf/characters'
import { copyOfContent, ruleFixtures } from './content-folder'
import { madeFiles } from './made-files'

/** Files that the system refuses to open; taking the right to read away would not stop an administrator. */
const closed = vi.hoisted(() => new Set<string>())
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof import('node:fs/promises')>()
  const guarded =
    <Arguments extends [unknown, ...unknown[]], Result>(read: (...rest: Arguments) => Promise<Result>) =>
    async (...rest: Arguments): Promise<Result> => {
      if (closed.has(String(rest[0]))) {
        throw Object.assign(new Error(`EACCES: permission denied, open '${String(rest[0])}'`), {
          code: 'EACCES',
        })
      }
      return read(...rest)
    }
  return { ...fs, open: guarded(fs.open), readFile: guarded(fs.readFile) }
})
const closedFiles: Readonly<Record<string, string>> = {
  'fichier-illisible/texte': 'villes/vaubrumeuse.md',
  'fichier-illisible/document': 'documents/kiosque.pdf',
  'fichier-illisible/image': 'images/kiosque.png',
}

const reportName = 'rapport.txt'
const removalName = 'supprimer.txt'
const fixtures = (await readdir(ruleFixtures, { recursive: true }))
  .map((path) => path.split(sep))
  .filter((path) => path.at(-1) === reportName)
  .map((path) => path.slice(0, -1).join('/'))
  .sort()

describe('each wrong content folder is told in words that an editor can act on', () => {
  test.each(fixtures)('%s', async (fixture) => {
    const root = await wrongContent(fixture)
    if (root === undefined) return
    const { publication, problems } = await loadPublication(root, { canPrint })
    // `-u` writes the reports again; each is then to be read as an editor reads it.
    await expect(`${report(problems).replaceAll(root, '<dossier>')}\n`).toMatchFileSnapshot(
      join(ruleFixtures, fixture, reportName),
    )
    const stops = problems.some((problem) => severity(problem) === 'error')
    expect(publication === undefined).toBe(stops)
    expect(problems.map(({ rule }) => rule)).toContain(fixture.split('/')[0])
  })
})

describe('rules and fixtures go together', () => {
  const tried = new Set(fixtures.map((fixture) => fixture.split('/')[0]))

  test.each(Object.keys(rules))('the rule %s has a fixture', (rule) => {
    expect([...tried]).toContain(rule)
  })

  test('each fixture is named after a rule', () => {
    expect([...tried].filter((rule) => rule === undefined || !isRule(rule))).toEqual([])
  })

  test('each part that the test makes belongs to a fixture', () => {
    expect(Object.keys({ ...madeFiles, ...closedFiles }).filter((name) => !fixtures.includes(name))).toEqual(
      [],
    )
  })
})

/** The smallest content with the fixture laid over it; undefined where the system cannot hold such files. */
async function wrongContent(fixture: string): Promise<string | undefined> {
  const root = await copyOfContent()
  const source = join(ruleFixtures, fixture)
  await cp(source, root, { recursive: true })
  await rm(join(root, reportName))
  const removals = join(root, removalName)
  if (existsSync(removals)) {
    const files = (await readFile(removals, 'utf8')).trim().split('\n')
    await rm(removals)
    for (const file of files) await rm(join(root, file))
  }
  if ((await madeFiles[fixture]?.(root)) === 'unsupported') return undefined
  const closedFile = closedFiles[fixture]
  if (closedFile) closed.add(join(root, closedFile))
  return root
}
