import { connect, type Socket } from 'node:net'
import { descriptorsOf, type SiteProcess } from '../system/site-process'
import { pause, type Trial, until } from './trial'

/** A connection of whose errors nothing is to be made: the other end is what is tried. */
export async function openConnection(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  // One that is not read holds what comes in the system's buffers: closing it then is a reset.
  socket.pause()
  await new Promise<void>((resolve) => {
    socket.once('connect', () => resolve()).once('close', () => resolve())
  })
  return socket
}

/** How a client goes: with a reset; in good order; or without reading, which the system turns into a reset. */
export const departures = {
  réinitialisée: (socket: Socket) => void socket.resetAndDestroy(),
  fermée: (socket: Socket) => void socket.end().destroySoon(),
  'fermée sans lire': (socket: Socket) => void socket.destroy(),
} as const

/** Resolves once the first bytes have come, which stay unread, or the other end has gone. */
export async function firstBytes(socket: Socket): Promise<void> {
  if (socket.destroyed || socket.readableLength > 0) return
  await new Promise<void>((resolve) => {
    socket.once('readable', () => resolve()).once('close', () => resolve())
  })
}

/** Does something so many times, a number of them at once. */
export async function manyTimes(
  times: number,
  atOnce: number,
  act: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const work = async () => {
    while (next < times) {
      const index = next
      next += 1
      await act(index)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** Waits until a site holds no more open than before, but for what its few readers need. */
export async function untilReleased(trial: Trial, site: SiteProcess, before: number): Promise<void> {
  const pid = site.child.pid ?? 0
  if (Number.isNaN(before)) return trial.skip('Ce système ne dit pas les descripteurs ouverts.')
  if (!site.isRunning()) return
  await until(`le retour à ${before} descripteurs`, async () => (await descriptorsOf(pid)) <= before + 8)
  trial.check(true, '')
}

/** The descriptors of a site at rest. */
export async function descriptorsAtRest(site: SiteProcess): Promise<number> {
  const pid = site.child.pid ?? 0
  let [last, now] = [Number.NaN, await descriptorsOf(pid)]
  while (last !== now && !Number.isNaN(now)) {
    await pause(200)
    ;[last, now] = [now, await descriptorsOf(pid)]
  }
  return now
}
