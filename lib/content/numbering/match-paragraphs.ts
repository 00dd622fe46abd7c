import { grouped } from './grouped'
import { haveSameFacts, type Likeness, likeness, type Wording } from './likeness'

/** A paragraph as the texts have it now. */
export interface Found {
  /** Path of its file inside the content folder. */
  readonly file: string
  readonly wording: Wording
}

/** A paragraph as it was recorded. */
export interface Recorded {
  readonly number: number
  readonly file: string
  readonly wording: Wording
  /** No longer in the texts when numbers were last recorded. */
  readonly isWithdrawn: boolean
}

/**
 * Finds the recorded paragraphs again in the texts as they are now. Both lists are in reading order, at least within
 * each file. What stays without a partner is new, or gone: where two paragraphs could both be the recorded one, neither
 * is, because a wrong number would make a citation lie and a new one only makes it older.
 *
 * 1. The same words in the same file; of several such paragraphs, those beside the same neighbours first.
 * 2. The same words in another file, when no other paragraph has them: a paragraph, or a whole file, was moved.
 * 3. A withdrawn number, when its words come back.
 * 4. Like words in the same file, beside a neighbour that is still the same: a paragraph was mended, cut or joined.
 * 5. Very like words elsewhere, with the same names and numbers: it was moved and mended at once. Sentences made after
 *    one pattern (« Besançon ne figure pas … », « Tourcoing ne figure pas … ») differ in just these.
 */
export function matchParagraphs(
  recorded: readonly Recorded[],
  found: readonly Found[],
): ReadonlyMap<Found, Recorded> {
  const matching = new Matching(recorded, found)
  for (const form of forms) matching.pairWithinFiles(form, isLive)
  for (const form of forms) matching.pairAcrossFiles(form, isLive)
  for (const form of forms) matching.pairWithinFiles(form, isGone)
  for (const form of forms) matching.pairAcrossFiles(form, isGone)
  matching.pairMended()
  matching.pairMovedAndMended()
  return matching.pairs
}

/** Words are the same as written, or at least but for typography. */
const forms = ['words', 'plain'] as const
type Form = (typeof forms)[number]

const isLive = ({ isWithdrawn }: Recorded): boolean => !isWithdrawn
const isGone = ({ isWithdrawn }: Recorded): boolean => isWithdrawn

/** Shorter lines stand in any list: « oui », « à compléter ». Alone, they are not followed from file to file. */
const fewestWords = 5
/** How like a paragraph mended in its place must stay, and a line of a few words, which has less to be known by. */
const likeEnoughInPlace = 0.4
const likeEnoughInShort = 0.65
/** How like a paragraph that was moved must stay. */
const likeEnoughElsewhere = 0.8
/** By how much the best candidate must surpass every other. */
const clearly = 0.1
/** What the same names and numbers, or the same rank between the same neighbours, count for. */
const support = 0.15
/** Comparisons above which a file counts as written anew: a square of 300 paragraphs. */
const mostComparisons = 90_000

/** The paragraphs of one file, then and now. */
interface FileParagraphs {
  readonly recorded: readonly Recorded[]
  readonly found: readonly Found[]
}

interface Candidate extends Likeness {
  readonly recorded: Recorded
  readonly found: Found
  readonly score: number
}

class Matching {
  readonly pairs = new Map<Found, Recorded>()
  readonly #foundOf = new Map<Recorded, Found>()
  readonly #recorded: readonly Recorded[]
  readonly #found: readonly Found[]
  readonly #before: { readonly recorded: Neighbours<Recorded>; readonly found: Neighbours<Found> }

  constructor(recorded: readonly Recorded[], found: readonly Found[]) {
    this.#recorded = recorded
    this.#found = found
    this.#before = { recorded: neighbours(recorded.filter(isLive)), found: neighbours(found) }
  }

  pairWithinFiles(form: Form, among: (recorded: Recorded) => boolean): void {
    const recordedByFile = grouped(this.#recorded.filter(among), ({ file }) => file)
    const foundByFile = grouped(this.#found, ({ file }) => file)
    for (const [file, found] of foundByFile) {
      const recorded = recordedByFile.get(file) ?? []
      this.#pairUnique(recorded, found, form, 0)
      this.#pairNeighbours(found, form)
      // What is left has the same words as its fellows: their order is as good as another.
      const partners = this.#byText(this.#freeRecorded(recorded), form)
      for (const [text, alike] of this.#byText(this.#freeFound(found), form)) {
        for (const [index, partner] of (partners.get(text) ?? []).entries()) this.#pair(partner, alike[index])
      }
    }
  }

  pairAcrossFiles(form: Form, among: (recorded: Recorded) => boolean): void {
    this.#pairUnique(this.#recorded.filter(among), this.#found, form, fewestWords)
    this.#pairNeighbours(this.#found, form)
  }

  pairMended(): void {
    for (const { recorded, found } of this.#files()) {
      const gone = this.#freeRecorded(recorded)
      const fresh = this.#freeFound(found)
      if (gone.length * fresh.length > mostComparisons) continue
      // What went to another file is no neighbour here.
      const here = new Set(found)
      const gapsThen = gaps(recorded, (one) => inList(this.#foundOf.get(one), here))
      const gapsNow = gaps(found, (one) => (this.pairs.has(one) ? one : undefined))
      const candidates = gone.flatMap((one) =>
        fresh.flatMap((other): Candidate[] => {
          const [then, now] = [gapsThen.get(one), gapsNow.get(other)]
          if (!then || !now || (then.previous !== now.previous && then.next !== now.next)) return []
          const like = likeness(one.wording, other.wording)
          const isShort = Math.min(one.wording.length, other.wording.length) < fewestWords
          if (like.degree < (isShort ? likeEnoughInShort : likeEnoughInPlace)) return []
          const supports = [haveSameFacts(one.wording, other.wording), isSamePlace(then, now)].filter(Boolean)
          return [{ ...like, recorded: one, found: other, score: like.degree + support * supports.length }]
        }),
      )
      this.#pairClearest(candidates)
    }
  }

  pairMovedAndMended(): void {
    const facts = ({ facts: names }: Wording) => [...names].sort().join(' ')
    const fresh = grouped(this.#freeFound(this.#found), ({ wording }) => facts(wording))
    const gone = this.#freeRecorded(this.#recorded).filter(isLive)
    const sameFacts = gone.map((recorded) => ({
      recorded,
      fellows: fresh.get(facts(recorded.wording)) ?? [],
    }))
    if (sameFacts.reduce((sum, { fellows }) => sum + fellows.length, 0) > mostComparisons) return
    const candidates = sameFacts.flatMap(({ recorded, fellows }) =>
      fellows.flatMap((found): Candidate[] => {
        const shorter = Math.min(recorded.wording.length, found.wording.length)
        if (shorter < fewestWords) return []
        const like = likeness(recorded.wording, found.wording)
        return like.degree < likeEnoughElsewhere ? [] : [{ ...like, recorded, found, score: like.degree }]
      }),
    )
    this.#pairClearest(candidates)
  }

  #pair(recorded: Recorded, found: Found | undefined): void {
    if (!found || this.#foundOf.has(recorded) || this.pairs.has(found)) return
    this.pairs.set(found, recorded)
    this.#foundOf.set(recorded, found)
  }

  #freeRecorded(list: readonly Recorded[]): Recorded[] {
    return list.filter((recorded) => !this.#foundOf.has(recorded))
  }

  #freeFound(list: readonly Found[]): Found[] {
    return list.filter((found) => !this.pairs.has(found))
  }

  #byText<Paragraph extends Found | Recorded>(
    list: readonly Paragraph[],
    form: Form,
  ): Map<string, Paragraph[]> {
    return grouped(list, ({ wording }) => wording[form])
  }

  /** Pairs what has the same words and is alone to have them, then and now. */
  #pairUnique(recorded: readonly Recorded[], found: readonly Found[], form: Form, atLeast: number): void {
    const then = this.#byText(this.#freeRecorded(recorded), form)
    for (const [text, [only, ...others]] of this.#byText(this.#freeFound(found), form)) {
      const [partner, ...rivals] = then.get(text) ?? []
      if (!only || !partner || others.length + rivals.length > 0) continue
      if (only.wording.length >= atLeast) this.#pair(partner, only)
    }
  }

  /** Goes out from each pair in both directions as long as neighbours have the same words. */
  #pairNeighbours(found: readonly Found[], form: Form): void {
    for (const start of found) {
      for (const side of ['previous', 'next'] as const) {
        let now: Found | undefined = start
        let then = this.pairs.get(start)
        while (now && then) {
          now = this.#before.found.get(now)?.[side]
          then = this.#before.recorded.get(then)?.[side]
          if (!now || !then || now.wording[form] !== then.wording[form] || this.pairs.has(now)) break
          if (this.#foundOf.has(then)) break
          this.#pair(then, now)
        }
      }
    }
  }

  /** Pairs the candidates that surpass all others, until none does. */
  #pairClearest(candidates: readonly Candidate[]): void {
    let open = [...candidates].sort((a, b) => b.score - a.score)
    for (;;) {
      open = open.filter(({ recorded, found }) => !this.#foundOf.has(recorded) && !this.pairs.has(found))
      const clear = open.find((candidate) => isClear(candidate, open))
      if (!clear) return
      this.#pair(clear.recorded, clear.found)
    }
  }

  /** Each file with its paragraphs then and now; a file that was renamed is one file. */
  #files(): FileParagraphs[] {
    const then = grouped(this.#recorded.filter(isLive), ({ file }) => file)
    const now = grouped(this.#found, ({ file }) => file)
    return [...then].flatMap(([file, recorded]) => {
      const found = now.get(file) ?? now.get(this.#newName(recorded, then) ?? '')
      return found ? [{ recorded, found }] : []
    })
  }

  /** The file into which most of a file that is gone went, if it is a new one. */
  #newName(recorded: readonly Recorded[], then: ReadonlyMap<string, unknown>): string | undefined {
    const files = recorded.flatMap((one) => this.#foundOf.get(one)?.file ?? [])
    const counts = [...grouped(files, (file) => file)].map(([file, each]) => ({ file, count: each.length }))
    return counts.find(({ file, count }) => count * 2 >= recorded.length && !then.has(file))?.file
  }
}

/** Whether no other candidate for the same paragraph, then or now, comes close. */
function isClear(candidate: Candidate, all: readonly Candidate[]): boolean {
  return all.every((other) => {
    if (other === candidate) return true
    if (other.recorded !== candidate.recorded && other.found !== candidate.found) return true
    if (other.score <= candidate.score - clearly) return true
    // Parts of one whole: the largest has its number, or the first of two that are as large.
    if (!candidate.isPart || !other.isPart) return false
    return (
      candidate.shared > other.shared ||
      (candidate.shared === other.shared && comesFirst(candidate, other, all))
    )
  })
}

function comesFirst(candidate: Candidate, other: Candidate, all: readonly Candidate[]): boolean {
  return all.indexOf(candidate) < all.indexOf(other)
}

/** Between which paragraphs that are still the same another stands, and as which of how many. */
interface Gap {
  readonly previous?: Found
  readonly next?: Found
  readonly rank: number
  readonly size: number
}

function isSamePlace(a: Gap, b: Gap): boolean {
  return a.previous === b.previous && a.next === b.next && a.size === b.size && a.rank === b.rank
}

function inList(found: Found | undefined, list: ReadonlySet<Found>): Found | undefined {
  return found && list.has(found) ? found : undefined
}

function gaps<Item>(items: readonly Item[], fixed: (item: Item) => Found | undefined): Map<Item, Gap> {
  const result = new Map<Item, Gap>()
  let open: Item[] = []
  let previous: Found | undefined
  const close = (next: Found | undefined) => {
    for (const [rank, item] of open.entries()) result.set(item, { previous, next, rank, size: open.length })
    open = []
    previous = next
  }
  for (const item of items) {
    const paragraph = fixed(item)
    if (paragraph) close(paragraph)
    else open.push(item)
  }
  close(undefined)
  return result
}

type Neighbours<Item> = ReadonlyMap<Item, { readonly previous?: Item; readonly next?: Item }>

/** The neighbours of each paragraph in its file. */
function neighbours<Item extends { readonly file: string }>(items: readonly Item[]): Neighbours<Item> {
  const lists = [...grouped(items, ({ file }) => file).values()]
  return new Map(
    lists.flatMap((list) =>
      list.map((item, index) => [item, { previous: list[index - 1], next: list[index + 1] }] as const),
    ),
  )
}
