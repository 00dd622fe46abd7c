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

/** The grouping of communes to which a place belongs, then and now; a grouping belongs to none. */
export function groupingOf(place: Place): ThenAndNow<Grouping> | undefined {
  return place.kind === 'commune' ? place.grouping : undefined
}
