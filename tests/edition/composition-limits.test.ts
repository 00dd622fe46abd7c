import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defaultLimits, type Usage, watchLimits } from '../../lib/edition/composition-limits'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const limits = { ...defaultLimits, memory: { heap: 64, resident: 100 } }

test('a composition that takes too much is ended, and told as the content’s', async () => {
  const kill = vi.fn()
  const watch = watchLimits({ pid: 1, limits, kill, usage: async () => ({ resident: 101, computed: 0 }) })
  await vi.advanceTimersByTimeAsync(250)
  expect(kill).toHaveBeenCalledWith(expect.objectContaining({ kind: 'content' }))
  watch.stop()
})

test('one that only waits for a processor is told as the machine’s', async () => {
  const kill = vi.fn()
  const watch = watchLimits({ pid: 1, limits, kill, usage: async () => ({ resident: 1, computed: 0 }) })
  await vi.advanceTimersByTimeAsync(10 * defaultLimits.time.base + 500)
  expect(kill).toHaveBeenCalledWith(expect.objectContaining({ kind: 'machine' }))
  watch.stop()
})

test('one that answers while it is metered is not ended any more', async () => {
  const kill = vi.fn()
  let metered: (usage: Usage) => void = () => {}
  const usage = () =>
    new Promise<Usage>((resolve) => {
      metered = resolve
    })
  const watch = watchLimits({ pid: 1, limits, kill, usage })
  await vi.advanceTimersByTimeAsync(250)
  watch.stop()
  metered({ resident: 101, computed: 0 })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(kill).not.toHaveBeenCalled()
})
