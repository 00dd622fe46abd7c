import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { fileKind } from './file-kind'
import { type Place, type Problem, startOf } from './problem'

/** A text file of the content, decoded. */
export interface SourceFile {
  /** Path inside the content folder, with forward slashes. */
  readonly file: string
  readonly text: string
}

/** The largest text file that is read, in bytes. */
export const textLimit = 256 * 1024

/**
 * Reads the text file at `file`, a path inside the content folder `root`. Without a source it cannot be used. `limit` is
 * the largest size that is read, in bytes.
 */
export async function readText(
  root: string,
  file: string,
  limit = textLimit,
): Promise<{ readonly source?: SourceFile; readonly problems: readonly Problem[] }> {
  const refused = (rule: Problem['rule'], message: string) => ({
    problems: [{ ...startOf(file), rule, message }],
  })
  let size: number
  let bytes: Buffer
  try {
    const opened = await open(join(root, file))
    try {
      size = (await opened.stat()).size
      // Of a file that is too big, enough to say what it is.
      const { buffer, bytesRead } = await opened.read(Buffer.alloc(Math.min(size, limit)), {
        position: 0,
      })
      bytes = buffer.subarray(0, bytesRead)
    } finally {
      await opened.close()
    }
  } catch (error) {
    return refused(
      'fichier-illisible',
      `Le fichier ne peut pas être lu : ${reasonOf(error)}. Vérifier qu’il est bien là et que le site a le droit de le lire.`,
    )
  }
  const kind = fileKind(bytes)
  if (kind) {
    return refused(
      'fichier-pas-texte',
      `Le fichier est ${kind}, et non du texte simple : changer la fin de son nom ne le convertit pas. En copier le texte dans un nouveau fichier, avec un éditeur de texte.`,
    )
  }
  if (size > limit) {
    return refused(
      'fichier-trop-gros',
      `Le fichier fait ${Math.ceil(size / 1024)} Kio ; un texte ne peut pas dépasser ${limit / 1024} Kio. Le partager en plusieurs fichiers, ou en retirer ce qui a été collé par erreur.`,
    )
  }
  const text = decode(bytes)
  if (text === undefined) return { problems: [misencoded(file, bytes)] }
  if (text.trim() === '') {
    return refused('fichier-vide', 'Le fichier est vide. Y écrire un en-tête et un texte, ou le supprimer.')
  }
  if (/\r(?!\n)/.test(text)) {
    return refused(
      'encodage-invalide',
      'Les lignes de ce fichier se terminent à la manière des anciens Macintosh (CR). L’enregistrer de nouveau avec des fins de ligne LF ou CRLF.',
    )
  }
  return { source: { file, text }, problems: damaged(file, text) }
}

const reasons: Partial<Record<string, string>> = {
  EACCES: 'l’accès est refusé',
  EPERM: 'l’accès est refusé',
  ENOENT: 'il vient de disparaître',
  EBUSY: 'un autre programme le tient ouvert',
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'inconnue'
  return reasons[code] ?? `erreur ${code}`
}

function decode(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

function misencoded(file: string, bytes: Buffer): Problem {
  const mend = 'L’enregistrer de nouveau en choisissant l’encodage UTF-8.'
  if (bytes.includes(0)) {
    const message = `Le fichier est en UTF-16, ou n’est pas du texte. ${mend}`
    return { ...startOf(file), rule: 'encodage-invalide', message }
  }
  const readable = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const index = readable.indexOf('\uFFFD')
  const word = wordAt(bytes, Buffer.byteLength(readable.slice(0, index)))
  return {
    ...placeAt(file, readable, index),
    rule: 'encodage-invalide',
    message: `Le fichier n’est pas en UTF-8 : « ${word} » est écrit en Windows-1252 ou ISO 8859-1. ${mend}`,
  }
}

/** The word around a byte, read as most editors that do not write UTF-8 would have written it. */
function wordAt(bytes: Buffer, position: number): string {
  const isSpace = (index: number) => (bytes[index] ?? 0x20) <= 0x20
  let start = position
  while (!isSpace(start - 1)) start -= 1
  let end = position
  while (!isSpace(end)) end += 1
  return new TextDecoder('windows-1252').decode(bytes.subarray(start, end)).slice(0, 60)
}

/** « é » read as Latin-1 and saved again is « Ã© », « ’ » is « â€™ ». */
const mangled = /(?:Ã[\u00A0-\u00BFŠšŽžŒœŸ€‚ƒ„…†‡ˆ‰‹‘’“”•–—˜™›]|â€[™œ“”¦\u009D])/
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const invisible = /[\u0001-\u0008\v\f\u000E-\u001F\u007F-\u009F\u2028\u2029]/

/** The first character of each kind that no editor meant to write. */
function damaged(file: string, text: string): Problem[] {
  const problem = (index: number, message: string): Problem => ({
    ...placeAt(file, text, index),
    rule: 'caractere-abime',
    message,
  })
  const problems: Problem[] = []
  const lost = text.indexOf('\uFFFD')
  if (lost !== -1) {
    problems.push(
      problem(
        lost,
        'Le signe « \uFFFD » tient la place d’une lettre perdue par un mauvais enregistrement. Retaper cette lettre.',
      ),
    )
  }
  const mangling = mangled.exec(text)
  if (mangling) {
    problems.push(
      problem(
        mangling.index,
        `« ${mangling[0]} » vient d’un texte en UTF-8 ouvert dans un autre encodage, puis enregistré. Retaper les lettres accentuées, ou repartir d’une copie saine.`,
      ),
    )
  }
  const hidden = invisible.exec(text)
  if (hidden) {
    const code = hidden[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    problems.push(
      problem(
        hidden.index,
        `Il y a ici un caractère de commande invisible (U+${code}), sans doute venu d’un copier-coller. L’effacer.`,
      ),
    )
  }
  return problems
}

function placeAt(file: string, text: string, index: number): Place {
  const before = text.slice(0, index).split('\n')
  return { file, line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
