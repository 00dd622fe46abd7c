import type { Prose } from './prose'
import type { SourceKeys } from './source'

export interface Partner {
  /** Its anchor on the partners' page: `sg-civ`. */
  readonly slug: string
  readonly name: string
  readonly acronym?: string
  /** What it was a partner of: the work itself, or only what followed. */
  readonly of: 'work' | 'follow-up'
  /** What it did, in a few words: « en étroite collaboration ». */
  readonly role: string
  readonly sources: SourceKeys
  readonly text: Prose
}
