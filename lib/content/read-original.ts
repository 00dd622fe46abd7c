import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Original } from '../publication'
import { fileKind } from './file-kind'
import { nowReading } from './now-reading'
import type { ParsedFile } from './parse-file'
import { type Problem, proposal } from './problem'
import type { ContentFolder } from './read-folder'
import { readPdf } from './read-pdf'
import type { RuleId } from './rules'

/** Reads the original PDF that publication.md names, if it names one. */
export async function readDocument(
  { root, documents }: ContentFolder,
  { fields, frontMatter }: ParsedFile<{ readonly original?: string }>,
): Promise<{ readonly original?: Original; readonly problems: readonly Problem[] }> {
  const name = fields.original
  if (name === undefined || !frontMatter) return { problems: [] }
  const refused = (rule: RuleId, message: string) => ({
    problems: [{ ...frontMatter.place(['original']), rule, message }],
  })
  // The letters of a file name may be stored with their accents apart.
  const file = documents.find((document) => document.normalize() === name.normalize())
  if (file === undefined) {
    const elsewhere = documents.find((document) =>
      document.endsWith(`/${name.replaceAll('\\', '/').split('/').at(-1)}`),
    )
    const hint = elsewhere ? ` Vouliez-vous écrire « ${elsewhere} » ?` : proposal(name, documents)
    return refused(
      'document-absent',
      `« original » nomme « ${name} », qui n’est pas dans le contenu. Mettre le fichier dans content/documents et écrire son chemin avec des « / » : documents/nom-du-fichier.pdf.${hint}`,
    )
  }
  const read = await readOriginal(root, file)
  if (!('original' in read)) return refused(read.rule, read.message)
  if (!read.hasScript) return { original: read.original, problems: [] }
  return { original: read.original, ...refused('document-a-script', scripted(file)) }
}

const scripted = (file: string) =>
  `« ${file} » contient un programme (JavaScript) : des lecteurs de PDF mettent en garde contre de tels fichiers, et des messageries les refusent. L’exporter de nouveau sans programme.`

interface Read {
  readonly original: Original
  readonly hasScript: boolean
}
type Result = Read | { readonly rule: RuleId; readonly message: string }

/** The last original that was read: the same file stands through most edits, and may be large. */
let last: Read | undefined

/** Reads and checks the original PDF at `file`, a path inside the content folder `root`. */
async function readOriginal(root: string, file: string): Promise<Result> {
  const refused = (rule: RuleId, message: string): Result => ({ rule, message: `« ${file} » ${message}` })
  const unreadable = () =>
    refused('fichier-illisible', 'ne peut pas être lu. Vérifier que le site a le droit de le lire.')
  const path = join(root, file)
  const sha256 = await checksum(path).catch(() => undefined)
  if (sha256 === undefined) return unreadable()
  if (last?.original.sha256 === sha256) return { ...last, original: { ...last.original, file } }

  const bytes = await readFile(path).catch(() => undefined)
  if (!bytes) return unreadable()
  nowReading(file)
  const fault = faultIn(bytes)
  if (fault) return refused(...fault)
  try {
    const { pages, isTagged, hasText, hasScript } = await readPdf(bytes)
    if (pages === 0) return refused('document-illisible', 'n’a aucune page. Choisir un autre fichier.')
    last = { original: { file, length: bytes.length, sha256, pages, isTagged, hasText }, hasScript }
    return last
  } catch (error) {
    // `instanceof EncryptedPDFError` is false in pdf-lib 1.17.1, which may also fail at what it cannot decipher.
    const reason = error instanceof Error ? error.message : String(error)
    if (/encrypted/i.test(reason) || encryption.test(bytes.toString('latin1'))) {
      return refused(
        'document-chiffre',
        'est protégé par un mot de passe ou des restrictions. Y mettre une version sans protection.',
      )
    }
    return refused(
      'document-illisible',
      'ne s’ouvre pas : ce PDF est abîmé. Le copier de nouveau, ou l’exporter de nouveau en PDF.',
    )
  }
}

/** SHA-256 of a file, lower-case hexadecimal, read piece by piece. */
async function checksum(path: string): Promise<string> {
  const file = await open(path)
  const hash = createHash('sha256')
  for await (const piece of file.createReadStream()) hash.update(piece)
  return hash.digest('hex')
}

const encryption = /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/

/**
 * What can be told from the ends of a file. pdf-lib accepts some files that are cut off, and answers others with errors
 * of its own making: hence a look before.
 */
function faultIn(bytes: Buffer): readonly [RuleId, string] | undefined {
  if (bytes.length === 0) return ['document-pas-pdf', 'est vide. Y mettre le PDF lui-même.']
  if (!bytes.subarray(0, 1024).includes('%PDF-')) {
    const kind = fileKind(bytes)
    return [
      'document-pas-pdf',
      kind === undefined
        ? 'n’est pas un fichier PDF, malgré son nom : son début est celui d’un autre fichier, ou d’un fichier abîmé. Y mettre le PDF lui-même.'
        : `est ${kind}, et non un PDF. ${advice[kind] ?? 'Y mettre le PDF lui-même.'}`,
    ]
  }
  const end = /startxref\s+(\d+)\s+%%EOF/.exec(bytes.subarray(-1024).toString('latin1'))
  if (!end || Number(end[1]) >= bytes.length) {
    return ['document-tronque', 'est incomplet : sa fin manque. Le copier ou le télécharger de nouveau.']
  }
}

/** What to do with a file of another kind. */
const advice: Readonly<Record<string, string>> = {
  'une page web':
    'Un téléchargement a sans doute enregistré la page d’un site (une connexion, une erreur) à la place du fichier. Le télécharger de nouveau.',
  'un document Word ou LibreOffice, ou une archive': 'L’exporter en PDF, et non le renommer.',
  'un document Word ancien': 'L’exporter en PDF, et non le renommer.',
  'un document RTF': 'L’exporter en PDF, et non le renommer.',
}
