import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inParallel } from '../../lib/edition/in-parallel'

test('results stand in the order of the items, whichever is ready first', async () => {
  const doubled = await inParallel([30, 10, 20], 3, async (item) => {
    await delay(item)
    return item * 2
  })
  expect(doubled).toEqual([60, 20, 40])
})

test('no more tasks run at a time than allowed', async () => {
  let running = 0
  let most = 0
  await inParallel(Array.from({ length: 20 }), 4, async () => {
    running += 1
    most = Math.max(most, running)
    await delay(1)
    running -= 1
  })
  expect(most).toBe(4)
})

test('after an error nothing more is begun, and nothing goes on behind the caller’s back', async () => {
  const begun: number[] = []
  const ended: number[] = []
  const tasks = inParallel([0, 1, 2, 3, 4], 2, async (item) => {
    begun.push(item)
    if (item === 1) throw new Error('un')
    await delay(10)
    ended.push(item)
  })
  await expect(tasks).rejects.toThrow('un')
  expect(begun).toEqual([0, 1])
  expect(ended).toEqual([0])
})
