import { inReadingOrder, type Problem, severity } from './problem'

/**
 * The problems as an editor reads them, one paragraph each and a last line that counts them:
 *
 *     content/publication.md:4:7  date-invalide
 *       « date » vaut « juin 2013 ». Écrire l'année et le mois, par exemple 2013-06.
 *
 * `folder` is the content folder as the editor knows it; it goes before each file.
 * A problem of the folder itself has no line.
 */
export function report(problems: readonly Problem[], folder = 'content'): string {
  const paragraphs = inReadingOrder(problems).map(
    ({ file, line, column, rule, message }) =>
      `${file === '' ? folder : `${[folder, file].filter(Boolean).join('/')}:${line}:${column}`}  ${rule}\n  ${message}\n`,
  )
  return [...paragraphs, summary(problems)].join('\n')
}

/** « 2 erreurs, 1 avertissement. » */
export function summary(problems: readonly Problem[]): string {
  const errors = problems.filter((problem) => severity(problem) === 'error').length
  const warnings = problems.length - errors
  if (problems.length === 0) return 'Aucune erreur.'
  return `${[counted(errors, 'erreur'), counted(warnings, 'avertissement')].filter(Boolean).join(', ')}.`
}

function counted(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count > 1 ? 's' : ''}`
}
