import { expect, test } from 'vitest'
import { kept, remembered } from '../lib/remembered'

function counting() {
  const memory = new Map<string, string[]>()
  let times = 0
  const read = remembered(
    () => memory,
    ({ ville }: { readonly ville: string }) => {
      times += 1
      return [ville]
    },
  )
  return { read, times: () => times }
}

test('equal data, though not the same, give the result that was worked out once', () => {
  const { read, times } = counting()
  const first = read({ ville: 'Besançon' })
  expect(read({ ville: 'Besançon' })).toBe(first)
  expect(read({ ville: 'Bordeaux' })).toEqual(['Bordeaux'])
  expect(times()).toBe(2)
})

test('two functions that share a memory share what is in it, as the bundles of one app do', () => {
  const memory = new Map<string, string>()
  const first = remembered(
    () => memory,
    (ville: string) => `${ville}, Doubs`,
  )
  const second = remembered(
    () => memory,
    (): string => 'jamais appelée',
  )
  expect([first('Besançon'), second('Besançon')]).toEqual(['Besançon, Doubs', 'Besançon, Doubs'])
})

test('what has not been asked for the longest is forgotten', () => {
  const { read, times } = counting()
  for (let number = 0; number <= 64; number += 1) read({ ville: `Ville ${number}` })
  read({ ville: 'Ville 64' })
  expect(times()).toBe(65)
  read({ ville: 'Ville 0' })
  expect(times()).toBe(66)
})

test('of an object that is too large to be a key, the result is kept for that object', () => {
  let times = 0
  const count = kept(({ villes }: { readonly villes: readonly string[] }) => {
    times += 1
    return villes.length > 9 ? villes.length : undefined
  })
  const publication = { villes: ['Besançon', 'Bordeaux'] }
  expect([count(publication), count(publication)]).toEqual([undefined, undefined])
  expect(times).toBe(1)
  count({ villes: ['Besançon', 'Bordeaux'] })
  expect(times).toBe(2)
})
