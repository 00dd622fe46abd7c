import { frenchNumber } from './interviews'
import type { Prose } from './prose'
import type { SourceKeys } from './source'

/** Something named in two moments: when the study was made, and today. */
export interface ThenAndNow<T> {
  readonly inStudy: T
  readonly today: T
}

/** A grouping of communes (EPCI) as it was or is. */
export interface Grouping {
  readonly name: string
  /** SIREN, nine digits. */
  readonly siren?: string
  /** How many communes it has. */
  readonly communes?: number
  /** Municipal population of the whole grouping. */
  readonly population?: number
}

/** A population count, of the legal populations. */
export interface Population {
  readonly count: number
  /** The year of reference (millésime). */
  readonly referenceYear: number
  /** The year in which the count was in force, where it differs and matters. */
  readonly inForceIn?: number
  readonly sources: SourceKeys
}

interface PlaceBase {
  /** The last part of its address: `clichy-sous-bois`. */
  readonly slug: string
  readonly name: string
  readonly department?: { readonly code: string; readonly name: string }
  readonly region?: ThenAndNow<string>
  /** In order of reference year. */
  readonly populations: readonly Population[]
  /** Degrees, WGS 84. */
  readonly coordinates?: { readonly latitude: number; readonly longitude: number }
  readonly sources: SourceKeys
  readonly text: Prose
}

export interface Commune extends PlaceBase {
  readonly kind: 'commune'
  /** INSEE code, five characters: `2A004`. */
  readonly inseeCode?: string
  readonly postcodes: readonly string[]
  readonly grouping?: ThenAndNow<Grouping>
}

/** A place that is itself a grouping of communes. */
export interface GroupingOfCommunes extends PlaceBase {
  readonly kind: 'grouping'
  /** SIREN, nine digits. */
  readonly siren?: string
  /** How many communes it has. */
  readonly communes?: number
}

export type Place = Commune | GroupingOfCommunes

/** Whether a name or grouping changed between the study and today. */
export function changed<T>(value: ThenAndNow<T>, key: (item: T) => string = String): boolean {
  return key(value.inStudy) !== key(value.today)
}

/** Where it is, in a few words: « Doubs (25), Bourgogne-Franche-Comté »; empty where neither is known. */
export function whereabouts({ department, region }: Place): string {
  return [
    ...(department ? [`${department.name} (${department.code})`] : []),
    ...(region ? [region.today] : []),
  ].join(', ')
}

/** What is known of it besides names and numbers of people, each fact under its label. */
export function placeFacts(place: Place): { readonly label: string; readonly value: string }[] {
  const { department, coordinates } = place
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Département', department && `${department.name} (${department.code})`],
    ...(place.kind === 'commune'
      ? ([
          ['Code INSEE', place.inseeCode],
          [
            place.postcodes.length > 1 ? 'Codes postaux' : 'Code postal',
            place.postcodes.join(', ') || undefined,
          ],
        ] as const)
      : ([
          ['SIREN', place.siren],
          ['Communes', place.communes === undefined ? undefined : frenchNumber(place.communes)],
        ] as const)),
    [
      'Coordonnées',
      coordinates && `${frenchLatitude(coordinates.latitude)}, ${frenchLongitude(coordinates.longitude)}`,
    ],
  ]
  return facts.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]))
}

/** The grouping of communes to which a place belongs, then and now; a grouping belongs to none. */
export function groupingOf(place: Place): ThenAndNow<Grouping> | undefined {
  return place.kind === 'commune' ? place.grouping : undefined
}

/** « 2010, en vigueur en 2013 ». */
export function populationYear({
  referenceYear,
  inForceIn,
}: Pick<Population, 'referenceYear' | 'inForceIn'>): string {
  return inForceIn === undefined ? String(referenceYear) : `${referenceYear}, en vigueur en ${inForceIn}`
}

const decimal = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 4 })

/** A latitude in degrees as French writes it: « 47,2488° N ». */
export function frenchLatitude(degrees: number): string {
  return `${decimal.format(Math.abs(degrees))}°\u00A0${degrees < 0 ? 'S' : 'N'}`
}

/** A longitude in degrees as French writes it, O for the west: « 0,5805° O ». */
export function frenchLongitude(degrees: number): string {
  return `${decimal.format(Math.abs(degrees))}°\u00A0${degrees < 0 ? 'O' : 'E'}`
}
