const nbsp = '\u00A0'

const thousands = new Intl.NumberFormat('fr-FR')
const tenths = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat('fr-FR', {
  style: 'percent',
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
})
const tenThousandths = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 4 })

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

/** An angle north, south, east or west: « 47,2488° N », « 0,5805° O ». */
export const degrees = {
  latitude: (value: number): string => angle(value, value < 0 ? 'S' : 'N'),
  longitude: (value: number): string => angle(value, value < 0 ? 'O' : 'E'),
}

const angle = (value: number, side: string): string =>
  `${tenThousandths.format(Math.abs(value))}°${nbsp}${side}`

/** « 47,2488° N, 0,5805° O ». */
export function coordinates({ latitude, longitude }: { latitude: number; longitude: number }): string {
  return `${degrees.latitude(latitude)}, ${degrees.longitude(longitude)}`
}

/** A change as a share: « + 12,1 % », with narrow spaces whatever the version of Node.js puts there. */
export function percentage(share: number): string {
  return percent
    .format(share)
    .replace('-', '−')
    .replace(/^([+−])/, '$1\u202F')
    .replace(/\s%/, '\u202F%')
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
