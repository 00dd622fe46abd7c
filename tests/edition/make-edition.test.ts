import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { defaultLimits, type Limits } from '../../lib/edition/composition-limits'
import { makeEdition } from '../../lib/edition/make-edition'
import { openComposer } from '../../lib/edition/open-composer'
import { currentEdition, followContent, hashInService, pinEdition } from '../../lib/edition/site-editions'
import { sampleContent } from './sample-app'
import { bundled, contentWith, leftovers, temporaryFolder, writeFiles } from './workshop'

// Each test starts processes, on machines that may be busy with others.

let programs: string
let entry: string

beforeAll(async () => {
  programs = join(tmpdir(), `edition-programs-${process.pid}`)
  entry = await bundled('sample-composer', programs)
})
afterAll(() => rm(programs, { recursive: true, force: true }))

interface Options {
  readonly limits?: Partial<Limits>
  readonly editionsDir?: string
  readonly entry?: string
}

/** A content folder, a folder of editions and a composer for one test. */
async function workshop(content: Readonly<Record<string, string>> = sampleContent, options: Options = {}) {
  const contentDir = await contentWith(content)
  const editionsDir = options.editionsDir ?? join(await temporaryFolder(), 'editions')
  const output: string[] = []
  const composer = openComposer({
    entry: options.entry ?? entry,
    appFolder: programs,
    onOutput: (text) => output.push(text),
    limits: { ...defaultLimits, ...options.limits },
  })
  onTestFinished(() => composer.close())
  const site = { contentDir, editionsDir, siteUrl: 'https://lien-social.example' }
  const make = () => makeEdition({ composer, ...site })
  /** Saves files, as an editor does, and makes the edition. */
  const save = async (files: Readonly<Record<string, string>>) => {
    await writeFiles(contentDir, files)
    return make()
  }
  return { site, contentDir, editionsDir, composer, output, make, save }
}

describe('making an edition', () => {
  test('puts it into service, and makes it again only when something changed', async () => {
    const { site, editionsDir, make, save } = await workshop()
    const first = await make()
    expect(first).toMatchObject({ status: 'made', isInService: true })
    expect(await make()).toMatchObject({ status: 'unchanged', isInService: true })
    const second = await save({ 'villes.html': '<p id="bordeaux">Bordeaux</p>' })
    expect(second).toMatchObject({ status: 'made', isInService: true })
    expect(await hashInService(site)).toBe(second.status === 'made' && second.edition.hash)
    expect(await leftovers(editionsDir)).toEqual([])
  })

  test('finds the edition again when an edit is taken back', async () => {
    const { site, make, save } = await workshop()
    await make()
    const first = await hashInService(site)
    await save({ 'villes.html': '<p id="bordeaux">Bordeaux</p>' })
    expect(await save({ 'villes.html': sampleContent['villes.html'] ?? '' })).toMatchObject({
      status: 'made',
      edition: { hash: first },
    })
    expect(await hashInService(site)).toBe(first)
  })

  test('repairs an edition of this content that was damaged', async () => {
    const { site, editionsDir, make } = await workshop()
    await make()
    const hash = await hashInService(site)
    await writeFile(join(editionsDir, hash ?? '', 'site/index.html'), 'abîmé')
    expect(await make()).toMatchObject({ status: 'made', edition: { hash } })
    await expect(currentEdition(site)).resolves.toMatchObject({ hash })
  })

  test('refuses content that is not valid, names the editor’s own folder, and leaves the last edition', async () => {
    const { site, editionsDir, contentDir, make, save } = await workshop()
    await make()
    const before = await hashInService(site)
    expect(await save({ 'conduite.txt': 'invalide' })).toMatchObject({
      status: 'refused',
      report: `${contentDir}/villes.html:4:7  date-invalide\n  Écrire l’année et le mois.`,
    })
    expect(await hashInService(site)).toBe(before)
    expect(await leftovers(editionsDir)).toEqual([])
    expect(await save({ 'conduite.txt': '' })).toMatchObject({ status: 'made' })
  })

  test('composes two editions asked for at once, one after the other', async () => {
    const { editionsDir, make } = await workshop()
    const [one, other] = await Promise.all([make(), make()])
    expect(one).toMatchObject({ status: 'made' })
    expect(other).toMatchObject({
      edition: one.status === 'refused' ? undefined : { hash: one.edition.hash },
    })
    expect(await leftovers(editionsDir)).toEqual([])
  })

  test('keeps a chosen edition in service, and yet composes what is saved', async () => {
    const { site, make, save } = await workshop()
    await make()
    const first = (await hashInService(site)) ?? ''
    await pinEdition(site, first)
    const second = await save({ 'villes.html': '<p id="bordeaux">Bordeaux</p>' })
    expect(second).toMatchObject({ status: 'made', isInService: false })
    expect(await hashInService(site)).toBe(first)
    expect(await followContent(site)).toBe(second.status === 'made' && second.edition.hash)
  })

  test('says in French that the content folder is missing', async () => {
    const { contentDir, make } = await workshop()
    await rm(contentDir, { recursive: true })
    expect(await make()).toMatchObject({
      status: 'refused',
      kind: 'machine',
      report: `Le dossier du contenu, ${contentDir}, n’existe pas : le créer, ou corriger CONTENT_DIR.`,
    })
  })
})

describe('content that would never end', () => {
  test('is ended at the deadline; the composer starts again by itself', async () => {
    const { site, editionsDir, make, save } = await workshop(sampleContent, {
      limits: { time: { base: 1500, perDocument: 0 } },
    })
    await make()
    const before = await hashInService(site)
    expect(await save({ 'conduite.txt': 'boucle' })).toMatchObject({
      status: 'refused',
      report: expect.stringContaining('La composition a dépassé 1,5\u00A0s de calcul et a été arrêtée.'),
    })
    expect(await hashInService(site)).toBe(before)
    expect(await leftovers(editionsDir)).toEqual([])
    expect(await save({ 'conduite.txt': '', 'villes.html': '<p id="bordeaux">B</p>' })).toMatchObject({
      status: 'made',
    })
  })

  test('is ended too when it only waits, though for much longer', async () => {
    // Elsewhere the system does not say what a process computes: waiting counts as much.
    if (process.platform !== 'linux') return
    const { make, save } = await workshop(sampleContent, {
      limits: { time: { base: 1000, perDocument: 0 } },
    })
    // What it computes to start is behind it then.
    await make()
    expect(await save({ 'conduite.txt': 'dort' })).toMatchObject({
      kind: 'machine',
      report: expect.stringContaining('pas finie après 10\u00A0s'),
    })
  })

  test('has more time, the more documents it has', async () => {
    const { make } = await workshop(
      { ...sampleContent, 'conduite.txt': 'boucle /villes' },
      { limits: { time: { base: 1000, perDocument: 250 } } },
    )
    expect(await make()).toMatchObject({ report: expect.stringContaining('dépassé 2\u00A0s') })
  })
})

describe('content that takes too much memory', () => {
  test.each([
    ['objets', { heap: 64, resident: 4096 }, 'plus de 64\u00A0Mio'],
    ['tampons', { heap: 512, resident: 700 }, 'plus de 700\u00A0Mio'],
  ])('(%s) is ended, and the last edition stays', async (behaviour, memory, report) => {
    // Memory that is not JavaScript's is metered on Linux only.
    if (behaviour === 'tampons' && process.platform !== 'linux') return
    const { site, editionsDir, make, save } = await workshop(sampleContent, { limits: { memory } })
    await make()
    const before = await hashInService(site)
    expect(await save({ 'conduite.txt': behaviour })).toMatchObject({
      status: 'refused',
      report: expect.stringContaining(report),
    })
    expect(await hashInService(site)).toBe(before)
    expect(await leftovers(editionsDir)).toEqual([])
    expect(await save({ 'conduite.txt': '' })).toMatchObject({ status: 'made' })
  })
})

describe('a composer that ends', () => {
  test.each([0, 5, 20, 50, 100])(
    'killed %d ms into its work leaves an intact edition in service and nothing half-made',
    async (delay) => {
      const pages = Object.fromEntries(
        Array.from({ length: 30 }, (_, index) => [`ville-${index}.html`, `<p>La ville ${index}.</p>`]),
      )
      const { site, editionsDir, make, save } = await workshop({ ...sampleContent, ...pages })
      await make()
      const before = await currentEdition(site)
      const made = await save({ 'conduite.txt': `meurt ${delay}`, 'ville-0.html': '<p>Autre chose.</p>' })
      if (made.status === 'refused') {
        expect(made.report).toContain('Le moteur de composition s’est arrêté (signal SIGKILL).')
        expect(await hashInService(site)).toBe(before?.hash)
      }
      await expect(currentEdition(site)).resolves.toBeDefined()
      expect(await leftovers(editionsDir)).toEqual([])
      expect(await save({ 'conduite.txt': '' })).toMatchObject({ status: 'made', isInService: true })
    },
  )

  test('killed once, from outside, starts again and composes', async () => {
    const { contentDir, editionsDir, make, save, composer } = await workshop()
    await make()
    // The first try dies, and takes its cause with it.
    const suicidal = save({ 'conduite.txt': 'meurt 0', 'villes.html': '<p id="bordeaux">B</p>' })
    const removal = (async () => {
      while (!(await leftovers(editionsDir)).length);
      await writeFile(join(contentDir, 'conduite.txt'), '')
    })()
    expect(await suicidal).toMatchObject({ status: 'made' })
    await removal
    await composer.close()
    expect(await make()).toMatchObject({
      status: 'refused',
      report: 'Le serveur s’arrête ; l’édition n’a pas été composée.',
    })
  })

  test('before it could load anything is not started for ever', async () => {
    const broken = join(await temporaryFolder(), 'composer.cjs')
    await writeFile(
      broken,
      'console.log("✓ Running"); console.error("l’app ne se charge pas"); process.exit(3)',
    )
    const { make, output } = await workshop(sampleContent, { entry: broken })
    expect(await make()).toMatchObject({
      status: 'refused',
      report: 'Le moteur de composition s’est arrêté (code 3). Le détail est dans le journal.',
    })
    // What it is pleased to tell is no complaint.
    expect(output.join('')).toBe('l’app ne se charge pas\n')
  })

  test('because the site is not built tells so', async () => {
    vi.stubEnv('SANS_CONSTRUCTION', 'oui')
    const { make } = await workshop()
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    expect(await make()).toMatchObject({
      status: 'refused',
      kind: 'machine',
      report: 'Le site n’est pas construit.',
    })
  })

  test('when asked for nothing starts again when it is', async () => {
    const { make, save } = await workshop(sampleContent, { limits: { idle: 1 } })
    for (const text of ['un', 'deux', 'trois']) {
      expect(await save({ 'villes.html': `<p id="bordeaux">${text}</p>` })).toMatchObject({ status: 'made' })
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(await make()).toMatchObject({ status: 'unchanged' })
  })
})

/** A file system of a few kilobytes, or nothing where this process may not mount one. */
async function smallDisk(kilobytes: number): Promise<string | undefined> {
  const folder = join(await temporaryFolder(), 'petit-disque')
  await mkdir(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  onTestFinished(() => {
    execFileSync('umount', [folder])
  })
  return folder
}

test('a full disk leaves the last edition, says so in French, and is got over when there is room again', async ({
  skip,
}) => {
  const editionsDir = await smallDisk(512)
  if (editionsDir === undefined) return skip('monter un petit disque demande d’être administrateur')
  const { site, make, save, contentDir } = await workshop(sampleContent, { editionsDir })
  await make()
  const before = await currentEdition(site)
  const pages = Array.from({ length: 60 }, (_, index) => [
    `ville-${index}.html`,
    `<p>${Array.from({ length: 600 }, (_, n) => n * index).join(' ')}</p>`,
  ])
  const made = await save(Object.fromEntries(pages))
  expect(made).toMatchObject({
    status: 'refused',
    kind: 'machine',
    report: expect.stringContaining('Il n’y a plus de place sur le disque'),
  })
  expect((await currentEdition(site))?.hash).toBe(before?.hash)
  expect(await leftovers(editionsDir)).toEqual([])
  for (const [name = ''] of pages) await rm(join(contentDir, name))
  expect(await save({ 'villes.html': '<p id="bordeaux">B</p>' })).toMatchObject({ status: 'made' })
})

test('the composer leaves the processor to those who serve', async () => {
  if (process.platform !== 'linux') return
  const { make } = await workshop()
  await make()
  const children = (await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8'))
    .trim()
    .split(' ')
  const child = children.find((pid) =>
    execFileSync('ps', ['-o', 'args=', '-p', pid]).includes('sample-composer'),
  )
  const threads = await readdir(`/proc/${child}/task`)
  const priorities = await Promise.all(
    threads.map(
      async (thread) => (await readFile(`/proc/${child}/task/${thread}/stat`, 'utf8')).split(') ')[1],
    ),
  )
  expect(threads.length).toBeGreaterThan(4)
  expect(new Set(priorities.map((stat) => stat?.split(' ')[16]))).toEqual(new Set(['10']))
})
