import { expect, test } from 'vitest'
import { inStatedOrder, statedOrder } from '../../../lib/content/numbering/reading-order'

/** The numbers as a register keeps them: sorted, with what they follow where that is stated. */
function kept(numbers: readonly number[]) {
  const after = statedOrder(numbers)
  return [...numbers].sort((a, b) => a - b).map((number) => ({ number, after: after.get(number) }))
}

test('numbers that rise state nothing', () => {
  expect(statedOrder([1, 2, 5, 14])).toEqual(new Map())
})

test('only what is out of order states what it follows, the start of the file included', () => {
  expect(statedOrder([1, 2, 61, 3, 4])).toEqual(new Map([[61, 2]]))
  expect(statedOrder([61, 1, 2])).toEqual(new Map([[61, 0]]))
  expect(statedOrder([1, 61, 62, 2])).toEqual(new Map([[2, 62]]))
})

test.each([
  [[1, 2, 3]],
  [[3, 2, 1]],
  [[2, 1]],
  [[61, 1, 62, 2, 63]],
  [[5, 9, 1, 4, 2, 8, 3, 7, 6]],
  [[1, 10, 2, 11, 12, 3, 9]],
  [[]],
])('the order %j is found again', (numbers) => {
  expect(inStatedOrder(kept(numbers)).map(({ number }) => number)).toEqual(numbers)
})

test('an entry that follows a number of another file, or none that exists, is read last', () => {
  const entries = [{ number: 7, after: 99 }, { number: 1 }, { number: 2 }]
  expect(inStatedOrder(entries).map(({ number }) => number)).toEqual([1, 2, 7])
})
