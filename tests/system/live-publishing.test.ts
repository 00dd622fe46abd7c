import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isLong } from '../long'
import { waitFor } from '../wait-for'
import { project, type SiteProcess, startSite } from './site-process'

let folder: string
let contentDir: string
let site: SiteProcess

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Essai', '-c', 'user.email=essai@exemple.fr', ...args], {
    cwd: folder,
    stdio: 'pipe',
  })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'publication-'))
  contentDir = join(folder, 'content')
  await cp(join(project, 'tests/fixtures/publications/onze-sites'), contentDir, { recursive: true })
  const draft =
    '---\ntitre: Zébrulons\nmenu: Zébrulons\nnavigation: entete\nbrouillon: true\n---\n\nZébrulons.\n'
  await writeFile(at('pages/zebrulons.md'), draft)
  const draftCity = '---\nnom: Zébrulons\ntype: commune\nbrouillon: true\n---\n\nZébrulons.\n'
  await writeFile(at('villes/zebrulons.md'), draftCity)
  git('init', '--quiet', '--initial-branch=publie')
  git('add', '.')
  git('commit', '--quiet', '--message=Un')
  site = await startSite({ contentDir, editionsDir: join(folder, 'editions') })
})

afterAll(async () => {
  await site?.stop()
  await rm(folder, { recursive: true, force: true })
})

const city = 'villes/pre-cendre.md'
const at = (file: string) => join(contentDir, file)
const count = (event: string) => site.output().split(`"event":"${event}"`).length - 1
const health = async (): Promise<{ status: string; edition: string }> =>
  (await fetch(`${site.origin}/health`)).json()

/** What the change brings: how many editions came into service, how many were refused, and what was reported. */
async function outcome(change: () => Promise<unknown> | unknown, wanted: 'edition' | 'report' | 'nothing') {
  const before = {
    served: count('edition.served'),
    refused: count('content.refused'),
    length: site.output().length,
  }
  const { edition } = await health()
  await change()
  if (wanted === 'edition') {
    await waitFor(() => expect(count('edition.served')).toBeGreaterThan(before.served))
  } else if (wanted === 'report') {
    await waitFor(() => expect(count('content.refused')).toBeGreaterThan(before.refused))
  }
  // Long enough for what ought not to follow.
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  const now = await health()
  return {
    served: count('edition.served') - before.served,
    refused: count('content.refused') - before.refused,
    report: site.output().slice(before.length),
    status: now.status,
    isSameEdition: now.edition === edition,
  }
}

const oneEdition = { served: 1, refused: 0, status: 'ok', isSameEdition: false }
const reported = { served: 0, refused: 1, status: 'degraded', isSameEdition: true }
const nothing = { served: 0, refused: 0, status: 'ok', isSameEdition: true }

test('an edition has no script, nothing of the preview and nothing of a draft', async () => {
  const editions = join(folder, 'editions')
  const files = await readdir(editions, { recursive: true })
  expect(files.length).toBeGreaterThan(20)
  expect(files.filter((name) => /\.m?js$|zebrulons/.test(name))).toEqual([])
  for (const name of files.filter((file) => /\.(?:html|css|json|xml|txt|bib|ris|svg)$/.test(file))) {
    const text = await readFile(join(editions, name), 'utf8')
    expect(text, name).not.toMatch(/_apercu|apercu-(?:modifie|rapport|brouillon)|EventSource|z[eé]brulons/i)
  }
  for (const path of ['/_apercu/apercu.mjs', '/_apercu/evenements', '/zebrulons', '/villes/zebrulons']) {
    expect((await fetch(site.origin + path)).status, path).toBe(404)
  }
})

test('a half-written file gives a report and no edition, and one edition once it is whole', async () => {
  const text = await readFile(at(city), 'utf8')
  const half = await outcome(() => writeFile(at(city), text.slice(0, 30)), 'report')
  expect(half).toMatchObject(reported)
  expect(half.report).toContain('content/villes/pre-cendre.md:1:1  en-tete-non-ferme')
  expect(await outcome(() => writeFile(at(city), `${text}\nUne phrase de plus.\n`), 'edition')).toMatchObject(
    oneEdition,
  )
})

test('a file written in two goes, one soon after the other, gives one edition', async () => {
  const text = await readFile(at(city), 'utf8')
  const write = () => {
    writeFileSync(at(city), text.slice(0, 30))
    writeFileSync(at(city), `${text}\nEt une autre.\n`)
  }
  expect(await outcome(write, 'edition')).toMatchObject(oneEdition)
})

test.runIf(isLong)('what is only to be warned of is published, and logged once', async () => {
  const text = await readFile(at(city), 'utf8')
  const long = `${text}\n${'Une fontaine coule. '.repeat(90)}\n`
  const warned = await outcome(() => writeFile(at(city), long), 'edition')
  expect(warned).toMatchObject(oneEdition)
  expect(warned.report).toMatch(/"event":"content\.warned".*paragraphe-long \(avertissement\)/)
  expect(await outcome(() => writeFile(at(city), text), 'edition')).toMatchObject(oneEdition)
})

test('swap files and backups give nothing', async () => {
  const passing = ['villes/.pre-cendre.md.swp', 'villes/4913', 'villes/pre-cendre.md~', '.git']
  const write = async () => {
    for (const file of passing) await writeFile(at(file), 'de passage')
    for (const file of passing) await rm(at(file))
  }
  expect(await outcome(write, 'nothing')).toMatchObject(nothing)
})

test.runIf(isLong)('a save by rename gives one edition', async () => {
  const text = await readFile(at(city), 'utf8')
  const save = async () => {
    await writeFile(at(`${city}~`), `${text}\nEncore une.\n`)
    await rename(at(`${city}~`), at(city))
  }
  expect(await outcome(save, 'edition')).toMatchObject(oneEdition)
})

test('a file moved away from those who name it gives a report; moved back, the edition that there was', async () => {
  const named = 'villes/belle-ombrette.md'
  const moved = await outcome(() => rename(at(named), at('villes/belle.md')), 'report')
  expect(moved).toMatchObject(reported)
  expect(moved.report).toContain('reference-inconnue')
  expect(await outcome(() => rename(at('villes/belle.md'), at(named)), 'nothing')).toMatchObject(nothing)
})

test.runIf(isLong)('a file that nobody names is moved and deleted, with one edition each time', async () => {
  const page = '---\ntitre: Note\nmenu: Note\nnavigation: pied\n---\n\nUne note inventée.\n'
  expect(await outcome(() => writeFile(at('pages/note.md'), page), 'edition')).toMatchObject(oneEdition)
  const move = () => rename(at('pages/note.md'), at('pages/remarque.md'))
  expect(await outcome(move, 'edition')).toMatchObject(oneEdition)
  expect((await fetch(`${site.origin}/note`)).status).toBe(404)
  expect((await fetch(`${site.origin}/remarque`)).status).toBe(200)
  expect(await outcome(() => rm(at('pages/remarque.md')), 'edition')).toMatchObject(oneEdition)
  expect((await fetch(`${site.origin}/remarque`)).status).toBe(404)
})

test.runIf(isLong)(
  'a file without which there is no site is deleted: a report, and the last good edition',
  async () => {
    const page = 'pages/a-propos.md'
    const text = await readFile(at(page), 'utf8')
    const deleted = await outcome(() => rm(at(page)), 'report')
    expect(deleted).toMatchObject(reported)
    expect(deleted.report).toContain('fichier-absent')
    expect(await outcome(() => writeFile(at(page), text), 'nothing')).toMatchObject(nothing)
  },
)

test.runIf(isLong)('a git checkout that changes thirty files gives one edition', async () => {
  git('add', '.')
  git('commit', '--quiet', '--message=Deux')
  git('branch', 'a-venir')
  const names = Array.from({ length: 30 }, (_, index) => `fontaine-${index + 1}`)
  git('worktree', 'add', '--quiet', join(folder, 'a-cote'), 'a-venir')
  for (const name of names) {
    const text = `---\nnom: ${name}\ntype: commune\n---\n\nUne fontaine inventée.\n`
    await writeFile(join(folder, 'a-cote', 'content', 'villes', `${name}.md`), text)
  }
  const aside = ['-C', join(folder, 'a-cote')]
  git(...aside, 'add', '.')
  git(...aside, 'commit', '--quiet', '--message=Trente')
  git('worktree', 'remove', '--force', join(folder, 'a-cote'))
  expect(await outcome(() => git('checkout', '--quiet', 'a-venir'), 'edition')).toMatchObject(oneEdition)
  for (const name of names) expect((await fetch(`${site.origin}/villes/${name}`)).status, name).toBe(200)
})
