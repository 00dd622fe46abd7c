import { expect, test, vi } from 'vitest'
import { RendererDied } from '../../lib/preview/renderer'
import { deathReport, Following } from '../../lib/preview/state'

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
  await following.refresh()
  expect(following.state).toEqual({ version: '1' })
  read.mockResolvedValueOnce({ ...good('1'), isFaulty: true, report: 'date-invalide' })
  await following.refresh()
  expect(following.state).toEqual({ version: '1', report: 'date-invalide' })
  read.mockResolvedValueOnce(good('2'))
  await following.refresh()
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
        if (reads === 1) for (let save = 0; save < 5; save += 1) void following.refresh()
        return good(String(reads))
      },
    },
    ({ version }) => states.push(version),
  )
  await following.refresh()
  expect(states).toEqual(['1', '2'])
})

test('a process that dies over the content is told to the editor', async () => {
  const told: (string | undefined)[] = []
  const following = new Following({ read: () => Promise.reject(new RendererDied('SIGKILL')) }, ({ report }) =>
    told.push(report),
  )
  await following.refresh()
  expect(told).toEqual([deathReport])
})
