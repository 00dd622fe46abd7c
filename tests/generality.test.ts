import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { transform } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { loadPublication } from '../lib/content/load-publication'
import { authorName, type Publication } from '../lib/publication'
import { projectFolder } from './imports'

/**
 * The code knows nothing of the publication that it shows: everything of it comes from the content. Comments may
 * take their examples from it; what runs, and what is shown, may not.
 */
async function load(folder: string): Promise<Publication> {
  const { publication } = await loadPublication(join(projectFolder, folder))
  if (!publication) throw new Error(`The content of ${folder} has errors.`)
  return publication
}

/** The names that only the content may know. */
function namesIn({
  title,
  shortTitle,
  slug,
  series,
  publisher,
  authors,
  places,
  partners,
  followUps,
  downloadLabel,
}: Publication) {
  const named = [...authors, publisher].flatMap((author) => [
    authorName(author),
    author.type === 'organization' ? author.acronym : author.familyName,
  ])
  return [
    ...[title, shortTitle, slug, series, downloadLabel],
    ...named,
    ...(places?.list ?? []).flatMap((place) => [place.name, place.slug, place.department?.name]),
    ...(partners?.list ?? []).flatMap((partner) => [partner.name, partner.acronym, partner.slug]),
    ...followUps.map((work) => work.title),
  ].flatMap((name) => (name === undefined ? [] : [plain(name)]))
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\u00A0\u202F]/g, ' ')
    .replaceAll('’', "'")

/** Whether the text names it as a word of its own. */
function mentions(text: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(text)
}

/** What a source file says when its comments are taken away. */
async function withoutComments(file: string, source: string): Promise<string> {
  const extension = extname(file).slice(1)
  if (extension === 'typ') return source.replace(/(?<!:)\/\/.*|\/\*[\s\S]*?\*\//g, '')
  const loader = extension === 'mjs' ? 'js' : extension
  if (loader !== 'ts' && loader !== 'tsx' && loader !== 'js' && loader !== 'css') {
    throw new Error(`${file} is of a kind whose comments are not known.`)
  }
  const { code } = await transform(source, {
    loader,
    minifyWhitespace: true,
    legalComments: 'none',
    charset: 'utf8',
    jsx: 'preserve',
  })
  return code
}

const sources = (
  await Promise.all(
    ['lib', 'app'].map(async (folder) =>
      (await readdir(join(projectFolder, folder), { recursive: true })).map((file) => `${folder}/${file}`),
    ),
  )
)
  .flat()
  .filter((file) => /\.(?:tsx?|mjs|css|typ)$/.test(file) && !file.endsWith('.d.ts'))
  // Benchmarks measure this site, by changing its own content; nothing that they hold is ever shown.
  .filter((file) => !file.startsWith('lib/commands/bench/'))
  .sort()
const texts = await Promise.all(
  sources.map(async (file) => ({
    file,
    text: plain(await withoutComments(file, await readFile(join(projectFolder, file), 'utf8'))),
  })),
)

describe('no source file knows the publication', () => {
  test.each(['content', 'tests/fixtures/publications/onze-sites', 'tests/fixtures/publications/auteur-seul'])(
    'of %s by its names',
    async (folder) => {
      const names = [...new Set(namesIn(await load(folder)))]
      const found = texts.flatMap(({ file, text }) =>
        names.filter((name) => mentions(text, name)).map((name) => `${file}: ${name}`),
      )
      expect(found).toEqual([])
    },
  )

  test.each(['odas', 'lien social', 'vivre ensemble', '2013', '350', 'sept villes', 'ash'])(
    'by « %s »',
    (word) => {
      expect(texts.filter(({ text }) => mentions(text, word)).map(({ file }) => file)).toEqual([])
    },
  )
})

describe('what this is checked with', () => {
  test('sees strings, templates and what JSX shows, but not comments', async () => {
    const source = [
      "// L'Odas en commentaire",
      '/** Les sept villes. */',
      "const a = 'Besançon'",
      'const b = `puis Bordeaux`',
      'const c = <p title="Le Havre">Strasbourg {/* Tourcoing */}</p>',
      'export { a, b, c }',
    ].join('\n')
    const text = plain(await withoutComments('x.tsx', source))
    expect(
      ['besançon', 'bordeaux', 'le havre', 'strasbourg'].filter((name) => !mentions(text, name)),
    ).toEqual([])
    expect(['odas', 'sept villes', 'tourcoing'].filter((name) => mentions(text, name))).toEqual([])
  })

  test('sees a name as a word, not inside another', () => {
    expect(mentions('le nordet', 'nord')).toBe(false)
    expect(mentions("l'odas, c'est", 'odas')).toBe(true)
  })

  test('reads every file of the library and the application', () => {
    expect(sources.length).toBeGreaterThan(100)
    expect(sources).toContain('app/layout.tsx')
  })
})
