import { french } from './french'

export type { PartialDate } from './dates'

/** What the site itself says, in one language. Another language is one more file of this type: a missing word does not compile. */
export type Words = typeof french

/** The words of the site. */
export const words: Words = french
