/** Numbers from 0 to 1 that a seed decides: what they chose can be chosen again. */
export type Random = () => number

/** The generator mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The seed of this run; FAULTS_SEED runs an earlier one again. */
export const seed = Number(process.env.FAULTS_SEED ?? Math.floor(Math.random() * 2 ** 31))

/** One of these. */
export function oneOf<T>(random: Random, values: readonly [T, ...T[]]): T
export function oneOf<T>(random: Random, values: readonly T[]): T | undefined
export function oneOf<T>(random: Random, values: readonly T[]): T | undefined {
  return values[Math.floor(random() * values.length)]
}
