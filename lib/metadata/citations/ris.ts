import type { CslName } from '../../citation/csl-item'
import { type CitationRecord, wholeFamilyName } from '../../citation/record'

/** The record as RIS, in UTF-8, with the line ends that the format asks for. */
export function ris({ item, keywords, pdf, pdfNote }: CitationRecord): string {
  const [[year, month, day]] = item.issued['date-parts']
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['TY', item.type === 'report' ? 'RPRT' : 'ELEC'],
    ['TI', item.title],
    ['ST', item['title-short']],
    ...(item.author ?? []).map((name) => ['AU', risName(name)] as const),
    ['PY', String(year)],
    ['DA', [year, twoDigits(month), twoDigits(day), ''].join('/')],
    ['PB', item.publisher],
    // Reference managers read the series of a report here.
    ['T2', item['collection-title']],
    ['M3', item.genre],
    ['SN', item.number],
    ['SN', item.ISBN],
    ['DO', item.DOI],
    ['LA', item.language],
    ['UR', item.URL],
    ['L1', pdf],
    ...keywords.map((keyword) => ['KW', keyword] as const),
    ['AB', item.abstract],
    ['N1', pdfNote],
  ]
  const lines = fields.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value}`]))
  return `${[...lines, 'ER  - '].join('\r\n')}\r\n`
}

/** The comma parts family name and given name: an organisation has none, not even one of its own. */
function risName(name: CslName): string {
  if ('literal' in name) return name.literal.replace(/\s*,\s*/g, ' ')
  return [wholeFamilyName(name), name.given].map((part) => part.replace(/\s*,\s*/g, ' ')).join(', ')
}

function twoDigits(part: number | undefined): string {
  return part === undefined ? '' : String(part).padStart(2, '0')
}
