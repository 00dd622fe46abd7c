import type { Prose } from './prose'
import { capitalised } from './sentence'
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

const thousands = new Intl.NumberFormat('fr-FR')

/** A whole number as French prints it, its thousands apart by a narrow no-break space: « 30 000 ». */
export function frenchNumber(value: number): string {
  return thousands.format(value)
}

const phrases: Record<Count['precision'], (number: string) => string> = {
  exact: (number) => number,
  about: (number) => `environ\u00A0${number}`,
  'at-least': (number) => `au moins\u00A0${number}`,
  'more-than': (number) => `plus de\u00A0${number}`,
}

/** The count in French with its precision: « plus de 350 ». */
export function frenchCount(count: Count): string {
  return phrases[count.precision](frenchNumber(count.count))
}

/** What each source says of their number: « 350 entretiens », then « plus de 350 entretiens ». The first begins a sentence. */
export function countPhrases({ counts }: Interviews): { phrase: string; sources: SourceKeys }[] {
  return counts.map((statement, index) => {
    const phrase = `${frenchCount(statement)} entretiens`
    return { phrase: index === 0 ? capitalised(phrase) : phrase, sources: statement.sources }
  })
}

/** Whether the sources disagree on the number. */
export function countsDiffer({ counts }: Interviews): boolean {
  return new Set(counts.map(frenchCount)).size > 1
}
