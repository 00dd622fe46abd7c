import { distance } from 'fastest-levenshtein'
import { plainLetters } from '../plain-letters'

/** A paragraph's words in the forms in which they are compared. */
export interface Wording {
  /** As they are read, in ordinary spaces and apostrophes: what is recorded. */
  readonly words: string
  /** Lower-case letters and digits only, one space between words: the same before and after a mend of typography. */
  readonly plain: string
  /** How many words `plain` has. */
  readonly length: number
  /** Its names and numbers: the words that begin with a capital letter or have a digit. */
  readonly facts: ReadonlySet<string>
  /** Its pairs of neighbouring words, with how often each occurs. */
  readonly pairs: ReadonlyMap<string, number>
}

/** The wording of a paragraph's words. */
export function wordingOf(text: string): Wording {
  const words = text
    .normalize('NFC')
    .replace(/[\s\u00A0\u202F]+/g, ' ')
    .replace(/['’]/g, '’')
    .trim()
  const plain = fold(words)
  const list = plain === '' ? [] : plain.split(' ')
  // Most paragraphs are found by their words alone: the rest is made when it is asked for.
  const facts = once(() => factsIn(words))
  const pairs = once(() => pairsOf(list))
  return {
    words,
    plain,
    length: list.length,
    get facts() {
      return facts()
    },
    get pairs() {
      return pairs()
    },
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** How two wordings are related. */
export interface Likeness {
  /** From 0, unrelated, to 1, the same words. */
  readonly degree: number
  /** How many pairs of neighbouring words they share. */
  readonly shared: number
  /** Whether one of them holds almost all of the other, as when a paragraph was cut in two or joined with the next. */
  readonly isPart: boolean
}

/** A part is at least so many words long, for shorter ones are found in many texts, and a quarter of the whole. */
const shortestPart = 8
const largestWhole = 4

/**
 * How like two wordings are. Pairs of words see through a change of order; letters see through a slip of the pen in
 * a short text; and a part counts as its whole.
 */
export function likeness(a: Wording, b: Wording): Likeness {
  if (a.plain === b.plain) return { degree: 1, shared: size(a.pairs), isPart: false }
  const shared = sharedPairs(a, b)
  const [smaller, larger] = a.length <= b.length ? [a, b] : [b, a]
  const contained = smaller.length >= shortestPart ? shared / size(smaller.pairs) : 0
  const ratio = larger.length / smaller.length
  const isPart = contained >= 0.8 && ratio >= 1.2 && ratio <= largestWhole
  const byPairs = (2 * shared) / (size(a.pairs) + size(b.pairs) || 1)
  const degree = Math.max(byPairs, byLetters(a.plain, b.plain), isPart ? 0.9 * contained : 0)
  return { degree: Math.min(0.99, degree), shared, isPart }
}

/** Beyond so many letters, pairs of words tell as much and cost less. */
const longText = 1000

/** From 0 to 1. French sentences that have nothing in common still agree in about a quarter of their letters. */
function byLetters(a: string, b: string): number {
  const length = Math.max(a.length, b.length)
  return length > longText ? 0 : Math.max(0, (1 - distance(a, b) / length - 0.25) / 0.75)
}

/** Whether two wordings speak of the same names and numbers. */
export function haveSameFacts(a: Wording, b: Wording): boolean {
  return a.facts.size === b.facts.size && [...a.facts].every((fact) => b.facts.has(fact))
}

function fold(text: string): string {
  return plainLetters(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function factsIn(words: string): Set<string> {
  const found = words.match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(found.filter((word) => /^\p{Lu}|\p{N}/u.test(word)).map(fold))
}

function pairsOf(words: readonly string[]): Map<string, number> {
  const pairs = new Map<string, number>()
  for (const [index, word] of words.slice(1).entries()) {
    const pair = `${words[index]} ${word}`
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

function sharedPairs(a: Wording, b: Wording): number {
  const [fewer, more] = a.pairs.size <= b.pairs.size ? [a.pairs, b.pairs] : [b.pairs, a.pairs]
  let shared = 0
  for (const [pair, count] of fewer) shared += Math.min(count, more.get(pair) ?? 0)
  return shared
}

function size(pairs: ReadonlyMap<string, number>): number {
  let total = 0
  for (const count of pairs.values()) total += count
  return total
}
