import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import type { Original } from '../publication'
import type { ParsedFile } from './parse-file'
import { type Problem, proposal } from './problem'
import type { ContentFolder } from './read-folder'
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
  return 'original' in read ? { original: read.original, problems: [] } : refused(read.rule, read.message)
}

type Result = { readonly original: Original } | { readonly rule: RuleId; readonly message: string }

/** Reads and checks the original PDF at `file`, a path inside the content folder `root`. */
async function readOriginal(root: string, file: string): Promise<Result> {
  const refused = (rule: RuleId, message: string): Result => ({ rule, message: `« ${file} » ${message}` })

  const bytes = await readFile(join(root, file)).catch(() => undefined)
  if (!bytes)
    return refused('fichier-illisible', 'ne peut pas être lu. Vérifier que le site a le droit de le lire.')
  if (bytes.length === 0) return refused('document-pas-pdf', 'est vide. Y mettre le PDF lui-même.')
  // pdf-lib accepts some files that are cut off, and answers others with errors of its own making: look first.
  if (!bytes.subarray(0, 1024).includes('%PDF-')) {
    return refused(
      'document-pas-pdf',
      'n’est pas un fichier PDF. Y mettre le PDF lui-même, et non une page web ou un document renommé.',
    )
  }
  if (!/startxref\s+\d+\s+%%EOF/.test(bytes.subarray(-1024).toString('latin1'))) {
    return refused(
      'document-tronque',
      'est incomplet : sa fin manque. Le copier ou le télécharger de nouveau.',
    )
  }
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    const pages = document.getPageCount()
    if (pages === 0) return refused('document-illisible', 'n’a aucune page. Choisir un autre fichier.')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { original: { file, length: bytes.length, sha256, pages } }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    // `instanceof EncryptedPDFError` is false in pdf-lib 1.17.1.
    if (/encrypted/i.test(reason)) {
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
