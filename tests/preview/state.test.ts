import { expect, test, vi } from 'vitest'
import { faultOf, MachineFault } from '../../lib/edition/fault'
import { Refusal } from '../../lib/edition/refusal'
import { RendererFailed } from '../../lib/preview/renderer'
import { Following } from '../../lib/preview/state'

const good = (version: string) => ({
  type: 'read' as const,
  id: 1,
  isFaulty: false,
  report: 'Aucune erreur.',
  version,
})

test('pages show what was read, and what is wrong with it stands over the last good state', async () => {
  const read = vi.fn()
  const following = new Following({ read }, () => {})
  read.mockResolvedValueOnce(good('1'))
  await following.saved()
  expect(following.state).toEqual({ version: '1' })
  read.mockResolvedValueOnce({ ...good('1'), isFaulty: true, report: 'date-invalide' })
  await following.saved()
  expect(following.state).toEqual({ version: '1', report: 'date-invalide', fault: 'content' })
  read.mockResolvedValueOnce(good('2'))
  await following.saved()
  expect(following.state).toEqual({ version: '2' })
})

test('saves that come while the content is read are read once more, together', async () => {
  const states: (string | undefined)[] = []
  let reads = 0
  const following = new Following(
    {
      read: async () => {
        reads += 1
        await Promise.resolve()
        if (reads === 1) for (let save = 0; save < 5; save += 1) void following.saved()
        return good(String(reads))
      },
    },
    ({ version }) => states.push(version),
  )
  await following.saved()
  expect(states).toEqual(['1', '2'])
})

test('content over which the process dies is told to the editor, and awaits a save', async () => {
  vi.useFakeTimers()
  const died = new RendererFailed(faultOf(new Refusal('Un texte est trop long.')))
  const read = vi.fn().mockRejectedValue(died)
  const following = new Following({ read }, () => {})
  await following.saved()
  expect(following.state).toEqual({ report: 'Un texte est trop long.', fault: 'content' })
  await vi.advanceTimersByTimeAsync(120_000)
  expect(read).toHaveBeenCalledOnce()
  vi.useRealTimers()
})

test('what the machine refuses is told as such and tried again by itself; pages stay', async () => {
  vi.useFakeTimers()
  const killed = new RendererFailed(faultOf(new MachineFault('…', 'La machine a arrêté l’aperçu (SIGKILL).')))
  const read = vi.fn().mockResolvedValueOnce(good('1'))
  const following = new Following({ read }, () => {})
  await following.saved()
  read.mockRejectedValueOnce(killed).mockRejectedValueOnce(killed).mockResolvedValueOnce(good('2'))
  await following.saved()
  expect(following.state).toEqual({
    version: '1',
    fault: 'machine',
    report: 'La machine a arrêté l’aperçu (SIGKILL). L’aperçu essaie de nouveau de lui-même.',
  })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(following.state.fault).toBe('machine')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(following.state).toEqual({ version: '2' })
  vi.useRealTimers()
})

test('a page that ends the process whenever it is shown does so ever more seldom, until the next save', async () => {
  vi.useFakeTimers()
  const read = vi.fn().mockResolvedValue(good('1'))
  const following: Following = new Following({ read }, () => following.died())
  await following.saved()
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  // At 0, 1, 3, 7, 15, 31 and 63 seconds, then once a minute.
  expect(read.mock.calls.length).toBeLessThan(17)
  following.close()
  vi.useRealTimers()
})
