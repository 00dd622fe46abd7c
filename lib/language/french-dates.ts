import type { PartialDate, Period } from './dates'

const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const

const nbsp = '\u00A0'

/**
 * As precise as it is known: « juin 2013 », « 6 mars 2025 », « 1er janvier 2020 ». No line ends within it, but before the
 * year of a day.
 */
export function date({ year, month, day }: PartialDate): string {
  if (month === undefined) return String(year)
  const name = months[month - 1]
  if (day === undefined) return `${name}${nbsp}${year}`
  return `${day === 1 ? '1er' : day}${nbsp}${name} ${year}`
}

/** « 14 juin 1990 », « 2010–2012 », « octobre 2015 – octobre 2017 ». */
export function period({ date: start, end }: Period): string {
  if (!end) return date(start)
  const years = start.month === undefined && end.month === undefined
  return years ? `${start.year}–${end.year}` : `${date(start)}${nbsp}– ${date(end)}`
}

/** « octobre 2015 – octobre 2017 », « depuis octobre 2015 », « depuis le 2 mai 2023 ». */
export function since({ date: start, end }: Period): string {
  if (end) return period({ date: start, end })
  return `depuis ${start.day === undefined ? '' : 'le '}${date(start)}`
}
