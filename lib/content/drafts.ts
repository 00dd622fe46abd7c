import { requiredPages } from '../addresses'
import type { Problem } from './problem'
import type { SourceFile } from './read-text'

/** The line of the front matter that makes a file a draft; understood even where another line is at fault. */
const mark = /^brouillon:[ \t]*true[ \t]*$/

/** Whether a file of the content is a draft: seen by editors, and not published. */
export function isDraft(source: SourceFile): boolean {
  return lineOfMark(source) !== undefined && canBeAbsent(source.file)
}

/** What is wrong when a page without which there is no site is said to be a draft. */
export function faultOfDraft(source: SourceFile): Problem[] {
  const line = lineOfMark(source)
  if (line === undefined || canBeAbsent(source.file)) return []
  const message = `« ${source.file} » ne peut pas être un brouillon : le site ne se publie pas sans ce fichier. Supprimer la ligne « brouillon ».`
  return [{ file: source.file, line, column: 1, rule: 'brouillon-impossible', message }]
}

function lineOfMark({ text }: SourceFile): number | undefined {
  const [fence, ...lines] = text.split(/\r?\n/)
  if (fence?.trim() !== '---') return undefined
  const end = lines.findIndex((line) => line.startsWith('---'))
  const index = lines.slice(0, end === -1 ? undefined : end).findIndex((line) => mark.test(line))
  return index === -1 ? undefined : index + 2
}

/** Cards and pages can be absent, but for the pages that every site has. */
function canBeAbsent(file: string): boolean {
  return file.includes('/') && !requiredPages.some((slug) => file === `pages/${slug}.md`)
}
