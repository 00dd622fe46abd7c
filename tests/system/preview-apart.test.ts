import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { project, startSite } from './site-process'

vi.setConfig({ testTimeout: 120_000 })

test('an edition has no script, nothing of the preview and nothing of a draft', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sans-apercu-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const contentDir = join(folder, 'content')
  await cp(join(project, 'tests/fixtures/publications/onze-sites'), contentDir, { recursive: true })
  const draft =
    '---\ntitre: Zébrulons\nmenu: Zébrulons\nnavigation: entete\nbrouillon: true\n---\n\nZébrulons.\n'
  await writeFile(join(contentDir, 'pages', 'zebrulons.md'), draft)
  const city = '---\nnom: Zébrulons\ntype: commune\nbrouillon: true\n---\n\nZébrulons.\n'
  await writeFile(join(contentDir, 'villes', 'zebrulons.md'), city)
  const site = await startSite({ contentDir, editionsDir: join(folder, 'editions') })
  onTestFinished(() => site.stop())

  const files = await readdir(join(folder, 'editions'), { recursive: true })
  expect(files.length).toBeGreaterThan(20)
  expect(files.filter((name) => /\.m?js$|zebrulons/.test(name))).toEqual([])
  for (const name of files.filter((file) => /\.(?:html|css|json|xml|txt|bib|ris|svg)$/.test(file))) {
    const text = await readFile(join(folder, 'editions', name), 'utf8')
    expect(text, name).not.toMatch(/_apercu|apercu-(?:modifie|rapport|brouillon)|EventSource|z[eé]brulons/i)
  }
  for (const path of ['/_apercu/apercu.mjs', '/_apercu/evenements', '/zebrulons', '/villes/zebrulons']) {
    expect((await fetch(site.origin + path)).status, path).toBe(404)
  }
})
