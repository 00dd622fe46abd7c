/*
 * The register is sorted by number, so that two editors' additions do not mix and a mended paragraph is one changed
 * line. Numbers mostly are in reading order too; only where they are not does an entry say which one it follows.
 */

/** Something with a number, and the number after which it is read: 0 for the start of the file. */
export interface Placed {
  readonly number: number
  readonly after?: number
}

/**
 * What each number of a file follows, given all of them in reading order; as few of them as will do. Those that are
 * left out are read in the order of their numbers.
 */
export function statedOrder(numbers: readonly number[]): Map<number, number> {
  const sorted = new Set(longestRise(numbers))
  return new Map(
    numbers.flatMap((number, index) =>
      sorted.has(number) ? [] : [[number, numbers[index - 1] ?? 0] as const],
    ),
  )
}

/** The entries of a file in reading order; one that follows a number that is not there is read last. */
export function inStatedOrder<Item extends Placed>(entries: readonly Item[]): Item[] {
  const byNumber = [...entries].sort((a, b) => a.number - b.number)
  const result = byNumber.filter(({ after }) => after === undefined)
  let waiting = byNumber.filter(({ after }) => after !== undefined)
  while (waiting.length > 0) {
    const later: Item[] = []
    for (const entry of waiting) {
      const index = result.findIndex(({ number }) => number === entry.after)
      if (entry.after === 0 || index !== -1) result.splice(index + 1, 0, entry)
      else later.push(entry)
    }
    if (later.length === waiting.length) return [...result, ...later]
    waiting = later
  }
  return result
}

/** The longest sequence of rising numbers that can be picked from a list without changing its order. */
function longestRise(numbers: readonly number[]): number[] {
  /** For each length, the sequence of that length that ends lowest, as a chain from its end. */
  const ends: Chain[] = []
  for (const number of numbers) {
    const length = ends.findIndex((end) => end.number >= number)
    const place = length === -1 ? ends.length : length
    ends[place] = { number, before: ends[place - 1] }
  }
  const result: number[] = []
  for (let chain = ends.at(-1); chain; chain = chain.before) result.unshift(chain.number)
  return result
}

interface Chain {
  readonly number: number
  readonly before?: Chain
}
