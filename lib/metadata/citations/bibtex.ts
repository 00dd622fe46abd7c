import type { CslName } from '../../citation/csl-item'
import { type CitationRecord, wholeFamilyName } from '../../citation/record'

/**
 * The record as BibTeX, in UTF-8. The fields are those that both BibTeX and BibLaTeX read; the day of a date, which
 * BibTeX does not know, goes into `date`.
 */
export function bibtex({ item, keywords }: CitationRecord): string {
  const [[year, month, day]] = item.issued['date-parts']
  const isReport = item.type === 'report'
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', item.author && braced(item.author.map(bibtexName).join(' and '))],
    ['title', text(item.title)],
    ['shorttitle', text(item['title-short'])],
    [isReport ? 'institution' : 'publisher', text(item.publisher)],
    ['type', isReport ? text(item.genre) : undefined],
    ['series', text(item['collection-title'])],
    ['number', text(item.number)],
    ['date', day === undefined ? undefined : braced(isoDate(year, month, day))],
    ['year', braced(String(year))],
    ['month', month === undefined ? undefined : months[month - 1]],
    ['isbn', text(item.ISBN)],
    ['doi', item.DOI && braced(item.DOI)],
    // Not escaped: BibLaTeX and the package url take it letter by letter.
    ['url', braced(item.URL)],
    ['langid', braced('french')],
    ['language', braced(item.language)],
    ['keywords', keywords.length > 0 ? braced(keywords.map(escaped).join(', ')) : undefined],
    ['abstract', text(item.abstract)],
  ]
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value}`]))
  return `@${isReport ? 'techreport' : 'misc'}{${item.id},\n${lines.join(',\n')}\n}\n`
}

/** The macros that every BibTeX style defines. */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function isoDate(year: number, month = 1, day = 1): string {
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-')
}

/** Braces of its own keep the name of an organisation in one piece. */
function bibtexName(name: CslName): string {
  if ('literal' in name) return braced(escaped(name.literal))
  return [wholeFamilyName(name), name.given].map(namePart).join(', ')
}

/** Braces where readers would part it: at a comma, at « and », and some after the particle of « d’Alembert ». */
function namePart(part: string): string {
  return /,|\band\b|^\p{Ll}+[’']/iu.test(part) ? braced(escaped(part)) : escaped(part)
}

function text(value: string | undefined): string | undefined {
  return value === undefined ? undefined : braced(escaped(value))
}

function braced(value: string): string {
  return `{${value}}`
}

/** Characters that TeX would act on. */
const commands: Record<string, string> = {
  '\\': '{\\textbackslash}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
}

/** BibTeX counts every brace, escaped or not: an odd one would swallow the rest of the file. */
const oddBraces: Record<string, string> = { '{': '{\\textbraceleft}', '}': '{\\textbraceright}' }

function escaped(value: string): string {
  const braces = isBalanced(value) ? { '{': '\\{', '}': '\\}' } : oddBraces
  const all = { ...commands, ...braces }
  return value.replace(/[\\{}~^$&#%_]/g, (character) => all[character] ?? character)
}

function isBalanced(value: string): boolean {
  let depth = 0
  for (const sign of value) {
    if (sign === '{') depth += 1
    if (sign === '}') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}
