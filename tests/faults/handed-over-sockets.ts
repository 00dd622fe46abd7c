import type { Socket } from 'node:net'
import {
  departures,
  descriptorsAtRest,
  firstBytes,
  manyTimes,
  openConnection,
  untilReleased,
} from './connections'
import { publication, runSite } from './publication'
import { addReading, startReaders } from './readers'
import { pause, type Scenario } from './trial'

const get = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'
const connectTo = 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n'
const upgrade = (to: string) =>
  `GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: ${to}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`

/** Requests after which Node.js hands the socket over, by itself and behind others. */
const requests = [
  connectTo,
  `${get}${connectTo}`,
  `${connectTo}${connectTo}`,
  `${connectTo}${get}`,
  upgrade('websocket'),
  upgrade('h2c'),
  `${get}${upgrade('websocket')}`,
  `GET / HTTP/9.9\r\n\r\n`,
  `${get}pas une requête\r\n\r\n`,
]

/** How long the client stays, in milliseconds, where it does not wait for the first bytes. */
const stays = [0, 1, 5, 20]

/** `CONNECT`, `Upgrade` and what is no request: whoever sends them neither ends the server nor keeps anything of it. */
export const handedOverSockets: Scenario = {
  name: 'connect',
  run: async (trial) => {
    const site = await publication(trial)
    const running = await runSite(trial, site)
    const readers = await startReaders(trial, running.origin, [site.editionsDir], { count: 2 })
    const before = await descriptorsAtRest(running)

    const ways = Object.values(departures)
    const storm = trial.count({ full: 900, short: 108 })
    await manyTimes(storm, 30, async (index) => {
      const socket = await openConnection(running.port)
      socket.write(requests[index % requests.length] ?? connectTo)
      const stay = stays[Math.floor(index / requests.length) % (stays.length + 1)]
      await (stay === undefined ? firstBytes(socket) : pause(stay))
      ways[Math.floor(index / requests.length / (stays.length + 1)) % ways.length]?.(socket)
    })
    trial.add(storm, [])
    trial.check(running.isRunning(), 'Le serveur s’est arrêté pendant la rafale.')

    // Clients that say nothing more and stay.
    const silent: Socket[] = []
    trial.after(() => {
      for (const socket of silent) socket.destroy()
    })
    // The server may leave them its limit of a minute, for which the short form has no time.
    const stayed = trial.count({ full: 300, short: 0 })
    await manyTimes(stayed, 30, async () => {
      const socket = await openConnection(running.port)
      silent.push(socket)
      socket.write(connectTo)
    })
    trial.add(stayed, [])
    await untilReleased(trial, running, before)
    for (const socket of silent) socket.resetAndDestroy()
    await untilReleased(trial, running, before)
    addReading(trial, await readers.finish())
    trial.check(running.isRunning(), 'Le serveur s’est arrêté.')
  },
}
