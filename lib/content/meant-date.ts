import type { PartialDate } from '../publication'

const months = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
]

const forms: readonly RegExp[] = [
  /^(?:(?<day>\d{1,2})(?:er)? )?(?<month>[a-z]+) (?<year>\d{4})$/,
  /^(?:(?<day>\d{1,2})[/. -])?(?<month>\d{1,2})[/. -](?<year>\d{4})$/,
  /^(?<year>\d{4})[/. -](?<month>\d{1,2})(?:[/. -](?<day>\d{1,2}))?$/,
]

/** The date that an editor most likely meant by « juin 2013 », « 1er mars 2025 », « 6/3/2025 » or « 2013/6 ». */
export function dateMeantBy(text: string): PartialDate | undefined {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\u00A0\u202F]+/g, ' ')
    .replace(/^le /, '')
  for (const form of forms) {
    const { year, month = '', day } = form.exec(plain)?.groups ?? {}
    if (year === undefined) continue
    const number = /^\d/.test(month) ? Number(month) : months.indexOf(month) + 1
    if (number < 1 || number > 12 || Number(day ?? 1) < 1 || Number(day ?? 1) > 31) return undefined
    return { year: Number(year), month: number, ...(day === undefined ? {} : { day: Number(day) }) }
  }
  return undefined
}
