import type { Prose } from './prose'
import type { SourceKeys } from './source'

/** How many, and how surely: sources may say « 350 » or « plus de 350 ». */
export interface Count {
  readonly count: number
  readonly precision: 'exact' | 'about' | 'at-least' | 'more-than'
}

/** A count as one source states it. */
export interface CountStatement extends Count {
  readonly sources: SourceKeys
}

/** A kind of people interviewed: « sous-préfets ». */
export interface Interviewees {
  readonly title: string
  /** How another source names them. */
  readonly variant?: { readonly title: string; readonly sources: SourceKeys }
  readonly sources: SourceKeys
}

/** A sphere of institutions in which people were interviewed. */
export interface Sphere {
  readonly slug: string
  readonly name: string
  readonly acronym?: string
  readonly interviewees: readonly Interviewees[]
  readonly sources: SourceKeys
  readonly text: Prose
}

export interface Interviews {
  /** What the sources say of their number; the first is the one the site sets large. */
  readonly counts: readonly CountStatement[]
  readonly spheres: readonly Sphere[]
}

/** Whether the sources disagree on the number. */
export function countsDiffer({ counts }: Interviews): boolean {
  return new Set(counts.map(({ count, precision }) => `${precision} ${count}`)).size > 1
}
