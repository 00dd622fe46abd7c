import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'

/** A copy of the content that a measure may change. */
export interface BenchContent {
  readonly folder: string
  remove(): Promise<void>
}

/** A copy of `contentDir`, with the changes that `prepare` makes. */
export async function copyContent(
  contentDir: string,
  prepare: (folder: string) => Promise<void> = async () => {},
): Promise<BenchContent> {
  const folder = await mkdtemp(join(tmpdir(), 'contenu-'))
  await cp(contentDir, folder, { recursive: true })
  await prepare(folder)
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Adds an original of about 1.2 MB, which does not compress, as scans do not. */
export async function addOriginal(folder: string): Promise<void> {
  const document = await PDFDocument.create()
  document.addPage()
  await document.attach(randomBytes(1_200_000), 'mesure.bin')
  await writeFile(join(folder, 'documents', 'mesure.pdf'), await document.save())
  await editFrontMatter(folder, (yaml) => `${yaml}original: documents/mesure.pdf\n`)
}

/** Replaces the places by `count` invented ones of the usual length. */
export async function setPlaces(folder: string, count: number): Promise<void> {
  const places = join(folder, 'villes')
  await rm(places, { recursive: true })
  await cp(join(folder, 'partenaires'), places, { recursive: true, filter: (path) => !path.endsWith('.md') })
  const text = 'Ville inventée pour la mesure. '.repeat(20)
  for (let number = 1; number <= count; number += 1) {
    const head = `nom: Ville ${number}\ntype: commune\ndepartement: { code: "25", nom: Doubs }`
    const counts = `population:\n  - { annee: 2013, nombre: ${100_000 + number} }`
    const body = `## Présentation\n\n${text}\n\n## Suite\n\n${text}`
    await writeFile(join(places, `ville-${number}.md`), `---\n${head}\n${counts}\n---\n\n${body}\n`)
  }
  await editFrontMatter(folder, (yaml) =>
    yaml.replace(/^ {2}ordre: \[besancon.*$/m, '').replace(/^suites:\n(?: .*\n)+/m, ''),
  )
  const main = join(folder, 'publication.md')
  await writeFile(main, (await readFile(main, 'utf8')).replace(/^::(?:suites|carte|comparaison)$/gm, ''))
}

async function editFrontMatter(folder: string, edit: (yaml: string) => string): Promise<void> {
  const file = join(folder, 'publication.md')
  const [before = '', yaml = '', ...rest] = (await readFile(file, 'utf8')).split(/^---\n/m)
  await writeFile(file, [before, edit(yaml), ...rest].join('---\n'))
}
