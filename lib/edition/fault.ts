import { Refusal } from './refusal'

/**
 * Whose fault it is that there is no new edition. The content is mended by an editor, and is not tried again before the
 * next save. What the machine refuses it may grant later, and is tried again. The program is mended by a developer, and
 * is tried again all the same: what it did not expect may be the machine's doing.
 */
export const faultKinds = ['content', 'machine', 'program'] as const
export type FaultKind = (typeof faultKinds)[number]

/** Why there is no new edition. */
export interface Fault {
  readonly kind: FaultKind
  /** One short French sentence for whoever watches the server: it tells of no path and of nothing in the content. */
  readonly reason: string
  /** What is wrong, where, and what to do, in French: for the log. */
  readonly report: string
}

/** Something that the machine does not give now and may give later. The message is one French sentence. */
export class MachineFault extends Error {
  override readonly name: string = 'MachineFault'
  /** See `Fault`. */
  readonly reason: string

  constructor(reason: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

const noRight = [
  'Un droit d’accès manque',
  'donner au serveur celui de lire le contenu et celui d’écrire les éditions',
] as const
const noFolder = [
  'Un fichier est à la place d’un dossier',
  'l’ôter, ou donner un autre dossier à EDITIONS_DIR ou à CONTENT_DIR',
] as const

/** What is wrong, and what to do about it, by the code of the system's error. */
const machineFaults: Readonly<Record<string, readonly [wrong: string, remedy: string]>> = {
  ENOSPC: ['Il n’y a plus de place sur le disque', 'en libérer'],
  EDQUOT: ['Le quota de disque est atteint', 'libérer de la place'],
  EROFS: ['Le disque est en lecture seule', 'rendre le dossier des éditions accessible en écriture'],
  EACCES: noRight,
  EPERM: noRight,
  EMFILE: ['Trop de fichiers sont ouverts à la fois', 'relever la limite du processus (ulimit -n)'],
  ENFILE: ['Trop de fichiers sont ouverts à la fois', 'relever la limite de la machine'],
  ENOMEM: ['La machine n’a plus de mémoire', 'en libérer'],
  EAGAIN: ['La machine n’accepte pas de nouveau processus', 'relever la limite (ulimit -u)'],
  ENOENT: [
    'Un fichier ou un dossier a disparu',
    'le remettre en place, ou corriger CONTENT_DIR ou EDITIONS_DIR',
  ],
  EEXIST: noFolder,
  ENOTDIR: noFolder,
  EIO: ['Le disque répond par une erreur', 'le vérifier'],
}

/** What anything thrown while an edition is made, or served, says of whose fault it is. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Refusal) {
    return { kind: 'content', reason: 'Le dernier état du contenu est refusé.', report: error.report }
  }
  if (error instanceof MachineFault) {
    return { kind: 'machine', reason: error.reason, report: error.message }
  }
  const code = systemCode(error)
  if (code !== undefined) {
    const [wrong, remedy] = machineFaults[code] ?? [`Le système répond ${code}`, 'vérifier la machine']
    const place = error instanceof Error && 'path' in error ? ` (${String(error.path)})` : ''
    return { kind: 'machine', reason: `${wrong}.`, report: `${wrong}${place} : ${remedy}.` }
  }
  const message = error instanceof Error ? error.message : String(error)
  return {
    kind: 'program',
    reason: 'Le programme a une faute.',
    report: `L’édition n’a pas pu être faite, à cause d’une faute du programme : ${message}`,
  }
}

/** Whether the system refused to look, so that nothing is known of what is there: other than a file that is missing. */
export function isUnseen(error: unknown): boolean {
  const code = systemCode(error)
  return code !== undefined && !['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP'].includes(code)
}

/** The code of an error of the system: `ENOSPC`. Node's own errors (`ERR_…`) are the program's. */
function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const code = String(error.code)
  return /^E[A-Z0-9]+$/.test(code) ? code : undefined
}
