import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadPublication } from '../../lib/content/load-publication'
import { severity } from '../../lib/content/problem'
import { report } from '../../lib/content/report'
import { projectFolder } from '../imports'
import { copyOfContent, minimalContent, writeContent } from './content-folder'

const publications = join(projectFolder, 'tests/fixtures/publications')
const contents = [
  join(projectFolder, 'content'),
  minimalContent,
  ...(await readdir(publications)).map((name) => join(publications, name)),
]

/** The problems that stop publication, by place. */
async function errorsIn(root: string): Promise<string[]> {
  const { problems } = await loadPublication(root)
  return problems
    .filter((problem) => severity(problem) === 'error')
    .map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`)
}

/** Changes a file of a content folder. */
async function change(root: string, file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(root, file), 'utf8')
  if (!text.includes(from)) throw new Error(`« ${from} » is not in ${file}.`)
  await writeContent(root, file, text.replace(from, to))
}

describe('content that is right', () => {
  test.each(contents)('%s has no error', async (root) => {
    const { publication, problems } = await loadPublication(root)
    expect(report(problems.filter((problem) => severity(problem) === 'error'))).toBe('Aucune erreur.')
    expect(publication).toBeDefined()
  })

  test('the smallest content has nothing to tell at all', async () => {
    expect((await loadPublication(minimalContent)).problems).toEqual([])
  })

  test('is the same read twice', async () => {
    const [root = ''] = contents
    expect(await loadPublication(root)).toEqual(await loadPublication(root))
  })

  test('may have Windows line ends, a byte order mark, and the leftovers of editors and systems', async () => {
    const root = await copyOfContent()
    for (const file of ['publication.md', 'villes/vaubrumeuse.md', 'pages/a-propos.md']) {
      const text = await readFile(join(root, file), 'utf8')
      await writeContent(root, file, `\uFEFF${text.replaceAll('\n', '\r\n')}`)
    }
    for (const leftover of [
      '.DS_Store',
      'Thumbs.db',
      'villes/.vaubrumeuse.md.swp',
      'villes/vaubrumeuse.md~',
      '4913',
      '~$notes.docx',
    ]) {
      await writeContent(root, leftover, 'x')
    }
    const [windows, unix] = [await loadPublication(root), await loadPublication(minimalContent)]
    expect(windows.problems).toEqual([])
    expect(windows.publication?.title).toBe(unix.publication?.title)
    expect(windows.publication?.places).toMatchObject({ list: [{ name: 'Vaubrumeuse', inseeCode: '96001' }] })
  })

  test('keeps the order that publication.md states, the rest by alphabet', async () => {
    const root = await copyOfContent()
    for (const name of ['Zed', 'Écume', 'Ancolie']) {
      const slug = name.toLowerCase().replace('é', 'e')
      await writeContent(root, `villes/${slug}.md`, `---\nnom: ${name}\ntype: commune\n---\n`)
    }
    const { publication } = await loadPublication(root)
    expect(publication?.places?.list.map(({ slug }) => slug)).toEqual([
      'vaubrumeuse',
      'ancolie',
      'ecume',
      'zed',
    ])
  })

  test('sets the words of front matter in French typography, but not codes and addresses', async () => {
    const { publication } = await loadPublication(
      join(projectFolder, 'tests/fixtures/publications/auteur-seul'),
    )
    expect(publication?.authors).toEqual([
      { type: 'person', givenName: 'Anne-Aurore', familyName: 'de L’Estang' },
    ])
    expect(publication?.title).toContain('Vaubrumeuse\u00A0: une heure')
    expect(publication?.slug).toBe('les-bancs-publics-de-vaubrumeuse')
  })

  test('reads an original and its pictures from their files', async () => {
    const { publication } = await loadPublication(
      join(projectFolder, 'tests/fixtures/publications/auteur-seul'),
    )
    const bytes = await readFile(
      join(publications, 'auteur-seul/documents/les-bancs-publics-de-vaubrumeuse.pdf'),
    )
    expect(publication?.original).toMatchObject({
      file: 'documents/les-bancs-publics-de-vaubrumeuse.pdf',
      length: bytes.length,
      pages: 3,
    })
    expect(publication?.pictures).toEqual([
      {
        file: 'images/banc.png',
        mediaType: 'image/png',
        width: expect.any(Number),
        height: expect.any(Number),
      },
    ])
  })
})

describe('all problems are told in one run', () => {
  test('of several files and of every kind', async () => {
    const root = await copyOfContent()
    await change(root, 'publication.md', 'date: 2018-09', 'date: septembre 2018')
    await change(root, 'publication.md', 'ordre: [fanfare]', 'ordre: [fanfard]')
    await change(root, 'publication.md', '::entretiens', '::entretien')
    await change(root, 'villes/vaubrumeuse.md', 'type: commune', 'type: ville')
    await change(root, 'villes/vaubrumeuse.md', 'sources: [C]\n---', 'sources: [D]\n---')
    await change(root, 'villes/vaubrumeuse.md', 'un kiosque', '[un kiosque](/kiosque) :source[E]')
    await change(root, 'entretiens/musiciens.md', 'nom: Musiciens', 'nom: “Musiciens')
    await change(root, 'entretiens/musiciens.md', 'sources: [C]\n---', 'sources: [C\n---')
    await change(root, 'partenaires/fanfare.md', 'role: soutien sonore\n', '')
    await change(
      root,
      'pages/a-propos.md',
      '## Sources',
      '[Un lien](/villes/vaubrumeuse#toit)\n\n### Sources',
    )
    await rm(join(root, 'pages/accessibilite.md'))
    expect(await errorsIn(root)).toEqual([
      'entretiens/musiciens.md:5:10 signe-non-ferme',
      'pages/a-propos.md:9:1 ancre-inconnue',
      'pages/a-propos.md:11:1 saut-de-titre',
      'pages/accessibilite.md:1:1 fichier-absent',
      'partenaires/fanfare.md:2:1 champ-manquant',
      'publication.md:6:7 date-invalide',
      'publication.md:26:11 reference-inconnue',
      'publication.md:41:1 bloc-inconnu',
      'villes/vaubrumeuse.md:3:7 valeur-invalide',
      'villes/vaubrumeuse.md:7:11 reference-inconnue',
      'villes/vaubrumeuse.md:10:34 lien-mort',
      'villes/vaubrumeuse.md:10:57 reference-inconnue',
    ])
  })

  test('two faults of a field of which one hides the other', async () => {
    const root = await copyOfContent()
    await change(
      root,
      'villes/vaubrumeuse.md',
      'type: commune',
      'type: commune\nsiren: "999000011"\nregion: Ombre',
    )
    expect(await errorsIn(root)).toEqual([
      'villes/vaubrumeuse.md:4:8 champ-inconnu',
      'villes/vaubrumeuse.md:5:9 valeur-invalide',
    ])
  })
})

describe('one fault is one problem', () => {
  const city = 'villes/vaubrumeuse.md'
  /** A folder in which everything points to everything. */
  async function wellKnitContent(): Promise<string> {
    const root = await copyOfContent()
    await change(root, city, 'a un kiosque', 'a un kiosque :source[C] et [un accueil](/#le-lieu)')
    await writeContent(
      root,
      'pages/a-propos.md',
      `${await readFile(join(root, 'pages/a-propos.md'), 'utf8')}\n[La ville](/villes/vaubrumeuse#histoire), [les lieux](/villes), [la source](/a-propos#source-c), [le PDF](/le-kiosque-de-vaubrumeuse.pdf), [les entretiens](/entretiens#musiciens).\n`,
    )
    await writeContent(root, city, `${await readFile(join(root, city), 'utf8')}\n## Histoire\n\n::sources\n`)
    return root
  }

  test('the folder that is broken below is right', async () => {
    expect(await errorsIn(await wellKnitContent())).toEqual([])
  })

  test.each([
    [
      'a card whose front matter is broken',
      city,
      'nom: Vaubrumeuse',
      'nom: "Vaubrumeuse',
      [`${city}:2:6 signe-non-ferme`],
    ],
    ['a card with a wrong field', city, 'nom: Vaubrumeuse', 'nom: []', [`${city}:2:6 champ-vide`]],
    ['a card without front matter', city, '---\nnom', 'nom', [`${city}:1:1 en-tete-absent`]],
    [
      'a card whose text is too deep',
      city,
      'Vaubrumeuse,',
      `${'> '.repeat(13)}Vaubrumeuse,`,
      [`${city}:10:1 texte-trop-imbrique`],
    ],
    [
      'a publication whose front matter is broken',
      'publication.md',
      'date: 2018-09',
      'date 2018-09',
      ['publication.md:6:1 yaml-invalide'],
    ],
    [
      'a publication without front matter',
      'publication.md',
      '---\nidentifiant',
      'identifiant',
      ['publication.md:1:1 en-tete-absent'],
    ],
    [
      'a wrong name of the files',
      'publication.md',
      'identifiant: le',
      'identifiant: Le',
      ['publication.md:2:14 valeur-invalide'],
    ],
    ['a wrong chapter', 'publication.md', 'nom: ville', 'nom:', ['publication.md:15:7 champ-vide']],
    ['a misspelt chapter', 'publication.md', 'lieux:', 'lieu:', ['publication.md:12:1 champ-inconnu']],
    [
      'a misspelt required field',
      'publication.md',
      'titre_court:',
      'titrecourt:',
      ['publication.md:5:1 champ-inconnu'],
    ],
    [
      'a misspelt key of a source',
      'publication.md',
      'cle: C',
      'clé: C',
      ['publication.md:28:7 champ-inconnu'],
    ],
    [
      'wrong sources',
      'publication.md',
      'titre: Carnet du kiosque',
      'titre:',
      ['publication.md:28:21 champ-vide'],
    ],
    [
      'misspelt sources',
      'publication.md',
      'sources:\n  - {',
      'source:\n  - {',
      ['publication.md:27:1 champ-inconnu'],
    ],
  ])('%s', async (_, file, from, to, errors) => {
    const root = await wellKnitContent()
    await change(root, file, from, to)
    expect((await errorsIn(root)).sort()).toEqual([...errors].sort())
  })

  test('a card in another encoding', async () => {
    const root = await wellKnitContent()
    await writeContent(root, city, Buffer.from(await readFile(join(root, city), 'utf8'), 'latin1'))
    expect(await errorsIn(root)).toEqual([`${city}:10:28 encodage-invalide`])
  })

  test('a card whose file has another name', async () => {
    const root = await wellKnitContent()
    await writeContent(root, `${city}.txt`, await readFile(join(root, city)))
    await rm(join(root, city))
    expect(await errorsIn(root)).toEqual([`${city}.txt:1:1 fichier-inattendu`])
  })

  test('a publication in another encoding', async () => {
    const root = await wellKnitContent()
    await writeContent(
      root,
      'publication.md',
      Buffer.from(await readFile(join(root, 'publication.md'), 'utf8'), 'latin1'),
    )
    expect(await errorsIn(root)).toEqual(['publication.md:3:9 encodage-invalide'])
  })

  test('a publication that is missing', async () => {
    const root = await wellKnitContent()
    await rm(join(root, 'publication.md'))
    expect(await errorsIn(root)).toEqual(['publication.md:1:1 fichier-absent'])
  })

  test('a picture that is a web page', async () => {
    const root = await wellKnitContent()
    await writeContent(root, 'images/kiosque.png', '<!doctype html>')
    await change(root, city, 'Vaubrumeuse,', '![Le kiosque](images/kiosque.png)\n\nVaubrumeuse,')
    expect(await errorsIn(root)).toEqual(['images/kiosque.png:1:1 image-illisible'])
  })
})

test('the words of the libraries are never shown', async () => {
  const reports = (await readdir(join(projectFolder, 'tests/fixtures/regles'), { recursive: true })).filter(
    (path) => path.endsWith('rapport.txt'),
  )
  const texts = await Promise.all(
    reports.map((path) => readFile(join(projectFolder, 'tests/fixtures/regles', path), 'utf8')),
  )
  expect(
    texts.filter((text) =>
      /\b(?:the|must|not|invalid|expected|unexpected|error|undefined|NaN)\b/i.test(text),
    ),
  ).toEqual([])
})
