import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { exclusively } from '../../lib/commands/exclusively.mjs'
import { projectFolder } from './project-folder'

const patience = { beat: 20, silence: 2_000 }

test('of several tasks one runs at a time, and each has its turn', async () => {
  const lock = join(projectFolder(), 'verrou')
  let running = 0
  let most = 0
  const task = async () => {
    running += 1
    most = Math.max(most, running)
    await pause(30)
    running -= 1
  }
  await Promise.all([1, 2, 3, 4].map(() => exclusively(lock, task, () => {}, patience)))
  expect(most).toBe(1)
  expect(existsSync(lock)).toBe(false)
})

test('a task longer than the time of silence is not taken for dead', async () => {
  const lock = join(projectFolder(), 'verrou')
  const order: string[] = []
  const short = () =>
    exclusively(
      lock,
      async () => order.push('court'),
      () => {},
      patience,
    )
  let second: Promise<unknown> | undefined
  const long = async () => {
    second = short()
    await pause(1.2 * patience.silence)
    order.push('long')
  }
  await exclusively(lock, long, () => {}, patience)
  await second
  expect(order).toEqual(['long', 'court'])
})

test('the folder of a process that was killed is taken over, and the wait is announced once', async () => {
  const lock = join(projectFolder(), 'verrou')
  mkdirSync(lock)
  const announce = vi.fn()
  await expect(exclusively(lock, async () => 'fait', announce, patience)).resolves.toBe('fait')
  expect(announce).toHaveBeenCalledTimes(1)
})

test('of several that wait for a dead one, one runs at a time', async () => {
  const folder = projectFolder()
  const lock = join(folder, 'verrou')
  mkdirSync(lock)
  let running = 0
  const task = async () => {
    running += 1
    await pause(10)
    const together = running
    running -= 1
    return together
  }
  const seen = await Promise.all([1, 2, 3].map(() => exclusively(lock, task, () => {}, patience)))
  expect(seen).toEqual([1, 1, 1])
})

test('a task that fails gives the folder back', async () => {
  const lock = join(projectFolder(), 'verrou')
  const failing = async () => {
    throw new Error('échec')
  }
  await expect(exclusively(lock, failing, () => {}, patience)).rejects.toThrow('échec')
  expect(existsSync(lock)).toBe(false)
})
