import { visibleLines } from '../terminal'
import { inReadingOrder, type Problem, severity } from './problem'
import { pathOf } from './report'

/** The problems as JSON: counts, then one object each, with the path of the file as it is reached from here. */
export function jsonReport(problems: readonly Problem[], folder: string): string {
  const told = inReadingOrder(problems).map((problem) => {
    const { file, line, column, rule, message, written } = problem
    return { file: pathOf(file, folder), line, column, rule, severity: severity(problem), message, written }
  })
  const errors = told.filter((problem) => problem.severity === 'error').length
  return JSON.stringify({ errors, warnings: told.length - errors, problems: told }, undefined, 2)
}

/** The problems as workflow commands, which GitHub shows beside the lines of a change. */
export function githubReport(problems: readonly Problem[], folder: string): string {
  return inReadingOrder(problems)
    .map((problem) => {
      const { file, line, column, rule, message } = problem
      const properties = { file: pathOf(file, folder), line, col: column, title: rule }
      const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`)
      return `::${severity(problem)} ${written.join(',')}::${escaped(message)}`
    })
    .join('\n')
}

function escaped(text: string): string {
  return visibleLines(text).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

function property(text: string): string {
  return escaped(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
}
