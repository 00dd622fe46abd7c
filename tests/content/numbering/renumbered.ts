import { wordingOf } from '../../../lib/content/numbering/likeness'
import { matchParagraphs } from '../../../lib/content/numbering/match-paragraphs'

/** Paragraphs by file, in reading order. */
export type Texts = Readonly<Record<string, readonly string[]>>

/** What became of the numbers: for each file, the number of each paragraph, or `new`. */
export type Numbers = Record<string, (number | 'new')[]>

/** Numbers the paragraphs of `then` from 1 and finds them again in `now`. `withdrawn` names those that were gone already. */
export function renumbered(then: Texts, now: Texts, withdrawn: readonly number[] = []): Numbers {
  let number = 0
  const recorded = paragraphs(then).map((paragraph) => {
    number += 1
    return { ...paragraph, number, isWithdrawn: withdrawn.includes(number) }
  })
  const found = paragraphs(now)
  const pairs = matchParagraphs(recorded, found)
  const numbers: Numbers = {}
  for (const paragraph of found) {
    numbers[paragraph.file] = [...(numbers[paragraph.file] ?? []), pairs.get(paragraph)?.number ?? 'new']
  }
  return numbers
}

function paragraphs(texts: Texts) {
  return Object.entries(texts).flatMap(([file, list]) =>
    list.map((text) => ({ file, wording: wordingOf(text) })),
  )
}
