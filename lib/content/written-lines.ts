import type { Problem } from './problem'
import type { SourceFile } from './read-text'

/** The problems with the line of the file at which each is, where the file could be read. */
export function withWrittenLines(problems: readonly Problem[], sources: readonly SourceFile[]): Problem[] {
  const lines = new Map(sources.map(({ file, text }) => [file, text.replace(/^\uFEFF/, '').split(/\r?\n/)]))
  return problems.map((problem) => {
    const written = lines.get(problem.file)?.[problem.line - 1]
    // The first fence stands for the file as a whole.
    const isOfFile = problem.line === 1 && problem.column === 1 && written?.trim() === '---'
    return written === undefined || isOfFile || written.trim() === '' ? problem : { ...problem, written }
  })
}
