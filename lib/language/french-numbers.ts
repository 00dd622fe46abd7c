const nbsp = '\u00A0'

const thousands = new Intl.NumberFormat('fr-FR')
const tenths = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })
const degrees = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 4 })

/** A whole number, its thousands apart by a narrow no-break space: « 30 000 ». */
export function number(value: number): string {
  return thousands.format(value)
}

/** A number with what it counts: « 1 page », « 48 pages ». French has the singular below two. */
export function counted(value: number, singular: string, plural = `${singular}s`): string {
  return `${number(value)}${nbsp}${Math.abs(value) < 2 ? singular : plural}`
}

/** A length in bytes: « 312 Ko », « 1,8 Mo » (powers of ten). */
export function fileSize(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1e3))
  return kilobytes < 1000 ? `${kilobytes}${nbsp}Ko` : `${tenths.format(bytes / 1e6)}${nbsp}Mo`
}

/** « 47,2488° N, 0,5805° O ». */
export function coordinates({ latitude, longitude }: { latitude: number; longitude: number }): string {
  const angle = (value: number, side: string) => `${degrees.format(Math.abs(value))}°${nbsp}${side}`
  return `${angle(latitude, latitude < 0 ? 'S' : 'N')}, ${angle(longitude, longitude < 0 ? 'O' : 'E')}`
}

const phrases = {
  exact: (value: string) => value,
  about: (value: string) => `environ${nbsp}${value}`,
  'at-least': (value: string) => `au moins${nbsp}${value}`,
  'more-than': (value: string) => `plus de${nbsp}${value}`,
} as const

/** A count with its precision: « plus de 350 ». */
export function count(value: { readonly count: number; readonly precision: keyof typeof phrases }): string {
  return phrases[value.precision](number(value.count))
}
