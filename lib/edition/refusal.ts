/**
 * Why no edition could be made, told to whoever changed the content: a French report of what is wrong,
 * where, and what to do. Anything else that is thrown is a fault of the program or of the machine.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly report: string

  constructor(report: string) {
    super(report)
    this.report = report
  }
}

const machineFaults: Record<string, string> = {
  ENOSPC: 'Il n’y a plus de place sur le disque. Libérer de la place, puis enregistrer de nouveau.',
  EDQUOT: 'Le quota de disque est atteint. Libérer de la place, puis enregistrer de nouveau.',
  EROFS: 'Le disque est en lecture seule. Rendre le dossier des éditions accessible en écriture.',
  EACCES: 'Un droit d’accès manque. Donner au serveur le droit de lire le contenu et d’écrire les éditions.',
  EPERM: 'Un droit d’accès manque. Donner au serveur le droit de lire le contenu et d’écrire les éditions.',
  EMFILE: 'Trop de fichiers sont ouverts à la fois. Relever la limite du système (ulimit -n).',
}

/** The French report for anything thrown while an edition is made. The error itself belongs in the log. */
export function reportOf(error: unknown): string {
  if (error instanceof Refusal) return error.report
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = machineFaults[code]
  const place = error instanceof Error && 'path' in error ? ` (${String(error.path)})` : ''
  if (known) return `L’édition n’a pas pu être écrite${place}. ${known}`
  const message = error instanceof Error ? error.message : String(error)
  return `L’édition n’a pas pu être faite, à cause d’une faute du programme : ${message}`
}
