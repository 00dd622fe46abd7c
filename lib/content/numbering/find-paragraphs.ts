import type { Paragraph } from 'mdast'
import { citableParagraphs, type Prose, wordsOf } from '../../publication'
import { wordingOf } from './likeness'
import { type Found, matchParagraphs } from './match-paragraphs'
import type { Entry, Register } from './register'

/** A paragraph of the texts, and the entry of the register that is its own, if it has one. */
export interface FoundParagraph extends Found {
  readonly paragraph: Paragraph
  readonly entry?: Entry
}

/** The paragraphs as they are, in reading order, beside the register as it was. */
export interface Comparison {
  readonly paragraphs: readonly FoundParagraph[]
  /** Entries whose paragraph is not in the texts: those withdrawn long since, and those that are missing only now. */
  readonly gone: readonly Entry[]
}

/**
 * Compares texts, in reading order, with the register. Reading the content and recording its numbers both go by this,
 * so that a paragraph that was mended has its number before the mend is recorded.
 */
export function findParagraphs(texts: readonly Prose[], register: Register): Comparison {
  const found = texts.flatMap((text) =>
    citableParagraphs(text).map((paragraph) => ({
      file: text.file,
      paragraph,
      wording: wordingOf(wordsOf(paragraph)),
    })),
  )
  const recorded = register.flatMap((entry) =>
    entry.words === undefined
      ? []
      : [{ ...entry, entry, wording: wordingOf(entry.words), isWithdrawn: entry.withdrawnOn !== undefined }],
  )
  const entries = new Map(recorded.map((one) => [one.number, one.entry]))
  const pairs = matchParagraphs(recorded, found)
  const paragraphs = found.map((paragraph) => {
    const partner = pairs.get(paragraph)
    return { ...paragraph, entry: partner && entries.get(partner.number) }
  })
  const present = new Set(paragraphs.map(({ entry }) => entry))
  return { paragraphs, gone: register.filter((entry) => !present.has(entry)) }
}
