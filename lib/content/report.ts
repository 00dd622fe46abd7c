import { oneLine } from '../terminal'
import { inReadingOrder, type Problem, severity } from './problem'

/** How a report is set. */
export interface ReportStyle {
  /** The content folder as the editor knows it; it goes before each file. */
  readonly folder?: string
  /** Whether it goes to a terminal that shows colours. */
  readonly isColoured?: boolean
}

/**
 * The problems as an editor reads them, file by file, and a last line that counts them:
 *
 *     content/publication.md:4:7  date-invalide
 *       4 │ date: juin 2018
 *         │       ^
 *       « date » vaut « juin 2013 ». Écrire l'année et le mois, par exemple 2013-06.
 *
 * A problem of the folder itself has no line.
 */
export function report(
  problems: readonly Problem[],
  { folder = 'content', isColoured = false }: ReportStyle = {},
): string {
  const paint = isColoured ? coloured : plain
  const shown = mostPressing(problems)
  const blocks = [...byFile([...shown])].map(([file, own]) => {
    const title = file === '' ? [] : [`── ${paint.file(oneLine(pathOf(file, folder)))} : ${counts(own)} ──\n`]
    return [...title, ...own.map((problem) => paragraph(problem, folder, paint))].join('\n')
  })
  const hidden = problems.filter((problem) => !shown.has(problem))
  const rest = hidden.length === 0 ? [] : [`… et ${counts(hidden)} de plus, qui ne sont pas montrés ici.\n`]
  return [...blocks, ...rest, paint.summary(summary(problems))].join('\n')
}

/** More than anybody reads at once. */
const mostShown = 200

/** The problems to be shown first, where they are very many: errors before warnings. */
function mostPressing(problems: readonly Problem[]): ReadonlySet<Problem> {
  const isError = (problem: Problem) => severity(problem) === 'error'
  const ordered = inReadingOrder(problems)
  const first = [...ordered.filter(isError), ...ordered.filter((problem) => !isError(problem))]
  return new Set(first.slice(0, mostShown))
}

/** Where a problem is, with the content folder as the editor knows it: « content/villes/besancon.md ». */
export function pathOf(file: string, folder: string): string {
  return [folder, file].filter(Boolean).join('/')
}

/** « 2 erreurs, 1 avertissement dans 3 fichiers. » */
export function summary(problems: readonly Problem[]): string {
  if (problems.length === 0) return 'Aucune erreur.'
  const files = new Set(problems.map(({ file }) => file)).size
  return `${counts(problems)} dans ${counted(files, 'fichier')}.`
}

function byFile(problems: readonly Problem[]): Map<string, Problem[]> {
  const files = new Map<string, Problem[]>()
  for (const problem of inReadingOrder(problems)) {
    files.set(problem.file, [...(files.get(problem.file) ?? []), problem])
  }
  return files
}

function paragraph(problem: Problem, folder: string, paint: Paint): string {
  const { file, line, column, rule, message } = problem
  const place = file === '' ? folder : `${pathOf(file, folder)}:${line}:${column}`
  const isError = severity(problem) === 'error'
  const name = isError ? paint.error(rule) : `${paint.warning(rule)} (avertissement)`
  const draft = problem.isInDraft ? '  Ce fichier est un brouillon : rien n’y bloque la publication.\n' : ''
  return `${paint.file(oneLine(place))}  ${name}\n${excerpt(problem, paint)}  ${oneLine(message)}\n${draft}`
}

/** How much of a line is shown before and after the place, in characters. */
const shownBefore = 40
const shownAfter = 50

/** The line as it is written, with a caret under the place; nothing where no line is at fault. */
function excerpt({ written, line, column }: Problem, paint: Paint): string {
  if (written === undefined) return ''
  const start = column - 1 > shownBefore + 10 ? column - 1 - shownBefore : 0
  const end = written.length - column > shownAfter + 10 ? column + shownAfter : written.length
  const lead = start > 0 ? '…' : ''
  const shown = `${lead}${written.slice(start, end)}${end < written.length ? '…' : ''}`
  const number = String(line)
  const caret = ' '.repeat(lead.length + column - 1 - start)
  const margin = ' '.repeat(number.length)
  return `  ${paint.quiet(`${number} │`)} ${oneLine(shown)}\n  ${paint.quiet(`${margin} │`)} ${caret}${paint.error('^')}\n`
}

function counts(problems: readonly Problem[]): string {
  const errors = problems.filter((problem) => severity(problem) === 'error').length
  const parts = [counted(errors, 'erreur'), counted(problems.length - errors, 'avertissement')]
  return parts.filter(Boolean).join(', ')
}

function counted(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count > 1 ? 's' : ''}`
}

type Paint = Readonly<Record<'file' | 'error' | 'warning' | 'quiet' | 'summary', (text: string) => string>>

const asItIs = (text: string) => text
const plain: Paint = { file: asItIs, error: asItIs, warning: asItIs, quiet: asItIs, summary: asItIs }

// `styleText` of node:util is younger than the oldest Node.js that is promised (20.9).
const sgr = (code: number) => (text: string) => `\u001B[${code}m${text}\u001B[0m`
const coloured: Paint = {
  file: sgr(1),
  error: sgr(31),
  warning: sgr(33),
  quiet: sgr(2),
  summary: sgr(1),
}
