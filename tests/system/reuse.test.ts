import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openWorkshop } from '../composed'
import { copyOfContent } from '../content/content-folder'
import { isLong } from '../long'
import { project } from './site-process'

/** Edits of every kind, the farthest-reaching first: what a later one leaves stale shows at the end. */
const edits: readonly (readonly [file: string, from: RegExp, to: string])[] = [
  ['publication.md', /^titre_court: .*$/m, 'titre_court: Les places et leurs fontaines'],
  ['publication.md', /^ {2}menu: .*$/m, '  menu: Lieux étudiés'],
  ['villes/aubrelande.md', /^nom: .*$/m, 'nom: Aubrelande-la-Neuve'],
  ['villes/belle-ombrette.md', /nombre: \d+/, 'nombre: 98765'],
  ['publication.md', /^## .*$/m, '## Un autre titre'],
  ['villes/saint-oeuvrin.md', /$/, '\nUne phrase de plus, qui n’a pas encore de numéro.\n'],
  ['entretiens/voisins.md', /^nom: .*$/m, 'nom: Voisines et voisins'],
  ['pages/a-propos.md', /$/, '\nEncore un mot.\n'],
]

test('an edition that takes pages over from the one before is the one that is composed afresh', async () => {
  const root = await copyOfContent(join(project, 'tests/fixtures/publications/onze-sites'))
  const compose = await composer(root)
  await compose()
  for (const [file, from, to] of isLong ? edits : edits.slice(-3)) {
    const path = join(root, file)
    const text = await readFile(path, 'utf8')
    const edited = text.replace(from, to)
    expect([file, edited === text]).toEqual([file, false])
    await writeFile(path, edited)
    await compose()
  }
  const afresh = await composer(root)
  expect(await compose()).toBe(await afresh())
})

/** A composer with a process and editions of its own. Its function gives the hash of the edition of the content. */
async function composer(contentDir: string): Promise<() => Promise<string>> {
  const editionsDir = await mkdtemp(join(tmpdir(), 'editions-'))
  const workshop = openWorkshop(contentDir, editionsDir)
  onTestFinished(async () => {
    await workshop.close()
    await rm(editionsDir, { recursive: true, force: true })
  })
  return async () => (await workshop.compose()).hash
}
