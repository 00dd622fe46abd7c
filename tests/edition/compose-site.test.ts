import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { appOf } from '../../lib/edition/app'
import { composeSite, type FinishedPage } from '../../lib/edition/compose-site'
import { Draft } from '../../lib/edition/draft'
import { faultOf } from '../../lib/edition/fault'
import { Generations } from '../../lib/edition/generations'
import { intactManifest } from '../../lib/edition/integrity'
import { Press } from '../../lib/edition/press'
import { sampleApp, sampleContent } from './sample-app'
import { contentWith, filesIn, temporaryFolder, writeFiles } from './workshop'

const siteUrl = 'https://lien-social.example'

afterEach(() => vi.unstubAllEnvs())

interface Options {
  readonly publicFiles?: Readonly<Record<string, string>>
  readonly onCounted?: (documents: number) => void
  /** Those of the edition before. */
  readonly pages?: Generations<FinishedPage>
  readonly onAsked?: (path: string) => void
}

/** Composes the miniature site of this content; returns where it lies and what it holds. */
async function compose(content: Readonly<Record<string, string | Buffer>>, options: Options = {}) {
  vi.stubEnv('CONTENT_DIR', await contentWith(content))
  const publicFolder = join(await temporaryFolder(), 'public')
  await writeFiles(publicFolder, options.publicFiles ?? {})
  const draft = new Draft(join(await temporaryFolder(), 'edition'))
  const { contents, warnings } = await composeSite({
    app: (path) => {
      options.onAsked?.(path)
      return appOf(sampleApp, siteUrl)(path)
    },
    siteUrl,
    publicFolder,
    draft,
    press: new Press(),
    pages: options.pages ?? new Generations(),
    onCounted: options.onCounted ?? (() => {}),
  })
  const hash = await draft.finish({ format: 1, key: 'abc', ...contents })
  return { folder: draft.folder, hash, warnings, ...contents }
}

async function refusal(
  content: Readonly<Record<string, string | Buffer>>,
  options: Options = {},
): Promise<string> {
  return compose(content, options).then(
    () => 'aucun refus',
    (error: unknown) => faultOf(error).report,
  )
}

describe('an edition', () => {
  test('holds every document of the app’s list, what they load, and the page « introuvable »', async () => {
    const { folder, documents, redirects } = await compose({
      ...sampleContent,
      'robots.txt': 'User-agent: *',
    })
    expect(Object.keys(documents).sort()).toEqual([
      '/',
      '/_next/static/media/caracteres.woff2',
      '/edition-web.pdf',
      '/robots.txt',
      '/villes',
    ])
    expect(redirects['/original.pdf']).toMatchObject({ status: 302, location: '/edition-web.pdf' })
    expect(redirects['/original.pdf']?.headers).not.toHaveProperty('location')
    expect(await filesIn(join(folder, 'site'))).toEqual([
      '404.html',
      '404.html.br',
      '404.html.gz',
      '_next/static/media/caracteres.woff2',
      'edition-web.pdf',
      'index.html',
      'index.html.br',
      'index.html.gz',
      'robots.txt',
      'villes.html',
      'villes.html.br',
      'villes.html.gz',
    ])
  })

  test('says of each document what a server must know', async () => {
    const { documents } = await compose(sampleContent)
    expect(documents['/villes']).toMatchObject({
      headers: { 'content-type': 'text/html; charset=utf-8' },
      representations: { br: { file: 'villes.html.br' }, gzip: { file: 'villes.html.gz' } },
    })
    expect(documents['/edition-web.pdf']?.headers).not.toHaveProperty('last-modified')
    expect(documents['/edition-web.pdf']?.representations.identity).toEqual({
      file: 'edition-web.pdf',
      length: Buffer.byteLength(sampleContent['edition-web.pdf'] ?? ''),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
    })
    const tags = Object.values(documents['/villes']?.representations ?? {}).map(({ etag }) => etag)
    expect(new Set(tags).size).toBe(3)
  })

  test('is as its manifest says', async () => {
    const { folder, hash } = await compose(sampleContent)
    await expect(intactManifest(folder, 'bytes', hash)).resolves.toMatchObject({ format: 1 })
  })

  test('is the same, byte for byte, the second time', async () => {
    const [one, other] = [await compose(sampleContent), await compose(sampleContent)]
    expect(other.hash).toBe(one.hash)
    expect((await compose({ ...sampleContent, 'villes.html': '<p id="bordeaux">' })).hash).not.toBe(one.hash)
  })

  test('holds what is public though nothing names it, but not what belongs to tools', async () => {
    const { documents } = await compose(
      { ...sampleContent, 'favicon.ico': 'icône' },
      { publicFiles: { 'favicon.ico': 'icône', '.DS_Store': '' } },
    )
    expect(Object.keys(documents)).toContain('/favicon.ico')
  })

  test('counts its documents before it composes them', async () => {
    const onCounted = vi.fn()
    await compose(sampleContent, { onCounted })
    expect(onCounted.mock.calls).toEqual([[4]])
  })

  test('passes on what editors should know', async () => {
    expect((await compose({ ...sampleContent, 'brouillon.txt': '' })).warnings).toBe(
      'brouillon.txt : à relire.',
    )
    expect((await compose(sampleContent)).warnings).toBeUndefined()
  })
})

describe('no edition', () => {
  test('is made of content that is not valid; the report is the editors’', async () => {
    expect(await refusal({ ...sampleContent, 'conduite.txt': 'invalide' })).toMatch(
      /villes\.html:4:7 {2}date-invalide\n {2}Écrire l’année et le mois\.$/,
    )
  })

  test('is made when a page cannot be rendered', async () => {
    expect(await refusal({ ...sampleContent, 'conduite.txt': 'erreur' })).toMatch(
      /programme : Le site n’a pas su composer \/\S+ \(statut 500\)\. Le détail technique est dans le journal\.$/,
    )
  })

  test('is made of a page that breaks off', async () => {
    expect(await refusal({ ...sampleContent, 'conduite.txt': 'coupure' })).toMatch(
      /^L’édition n’a pas pu être faite, à cause d’une faute du programme : \/\S+ : /,
    )
  })

  test('is made when pages have faults; each is told, with its page', async () => {
    const faulty = {
      ...sampleContent,
      'accueil.html': '<p><a href="/villes#lyon">Lyon</a> <a href="/original.pdf">Le Cahier</a></p>',
      'villes.html': '<h1>Les villes</h1><img src="/carte.png" alt="">',
    }
    expect(await refusal(faulty)).toBe(`L’édition est refusée, pour 3 fautes dans les pages composées.
/
  Le lien « /villes#lyon » vise une ancre, « lyon », que la page /villes n’a pas.
/villes
  Il y a 2 titres de niveau 1 (<h1>) : « /villes », « Les villes » ; il en faut un seul.
/villes
  La ressource « /carte.png » n’est pas dans l’édition.`)
  })

  test('is made where two documents would have one file', async () => {
    expect(await refusal({ ...sampleContent, 'index.html': '' })).toBe(
      'Deux documents de l’édition auraient le même fichier, index.html. Changer une adresse.',
    )
    expect(await refusal({ ...sampleContent, 'villes.html.br': '' })).toMatch('villes.html.br')
  })

  test('is made of a document whose name cannot be an address', async () => {
    expect(await refusal({ ...sampleContent, 'deux mots.txt': '' })).toBe(
      '« /deux mots.txt » ne peut pas être l’adresse d’un document.',
    )
    expect(await refusal(sampleContent, { publicFiles: { 'deux mots.txt': '' } })).toBe(
      'Le fichier public/deux mots.txt a un nom qui ne peut pas être une adresse. Le renommer.',
    )
  })

  test('is made when a redirect leads nowhere', async () => {
    const { 'edition-web.pdf': _, ...without } = sampleContent
    expect(await refusal(without)).toContain(
      '/original.pdf\n  Le lien « /edition-web.pdf » ne mène à aucun document de l’édition.',
    )
  })
})

describe('a page that says what it is rendered from', () => {
  const fiche = (ingredients: string, text: string) => `<p>${text}</p><p>ingrédients : ${ingredients}</p>`

  test('is taken over from the edition before when that is the same, and rendered again when not', async () => {
    const pages = new Generations<FinishedPage>()
    const first = await compose({ ...sampleContent, 'bordeaux.html': fiche('a1', 'Bordeaux') }, { pages })
    pages.endEdition()
    const asked: string[] = []
    const options = { pages, onAsked: (path: string) => asked.push(path) }
    const same = await compose({ ...sampleContent, 'bordeaux.html': fiche('a1', 'Bordeaux') }, options)
    expect(asked).toContain('/villes')
    expect(asked).not.toContain('/bordeaux')
    expect(same.hash).toBe(first.hash)
    pages.endEdition()
    const changed = await compose(
      { ...sampleContent, 'bordeaux.html': fiche('a2', 'Bordeaux en 2013') },
      options,
    )
    expect(asked).toContain('/bordeaux')
    expect(await readFile(join(changed.folder, 'site/bordeaux.html'), 'utf8')).toContain('Bordeaux en 2013')
  })

  test('is checked with the rest: a link of it that leads nowhere now refuses the edition', async () => {
    const pages = new Generations<FinishedPage>()
    const linked = '<a href="/partenaires">Les partenaires</a>'
    const content = { ...sampleContent, 'bordeaux.html': fiche('a1', linked) }
    await compose({ ...content, 'partenaires.html': '<p>CNAF</p>' }, { pages })
    pages.endEdition()
    expect(await refusal(content, { pages })).toContain('/partenaires')
  })

  test('is not remembered when something is wrong with it', async () => {
    const pages = new Generations<FinishedPage>()
    const content = { ...sampleContent, 'bordeaux.html': fiche('a1', '<h1>Un second titre</h1>') }
    expect(await refusal(content, { pages })).toContain('Un second titre')
    expect(await refusal(content, { pages })).toContain('Un second titre')
  })
})
