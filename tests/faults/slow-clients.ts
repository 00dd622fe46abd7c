import type { Socket } from 'node:net'
import { descriptorsAtRest, manyTimes, openConnection, untilReleased } from './connections'
import { originalPath, publication, runSite } from './publication'
import { addReading, startReaders } from './readers'
import { type Scenario, until } from './trial'

const host = 'Host: localhost\r\n'

/** What a slow client begins with, and what it then sends drop by drop, if anything. */
const kinds = {
  'en-têtes lents': { begin: `GET / HTTP/1.1\r\n${host}`, drop: 'X-a: b\r\n' },
  'contenus lents': { begin: `POST / HTTP/1.1\r\n${host}Content-Length: 100000\r\n\r\n`, drop: 'a' },
  'lectures lentes': { begin: `GET ${originalPath} HTTP/1.1\r\n${host}\r\n`, drop: undefined },
} as const

/** Four hundred clients that take all their time: others are answered meanwhile as if they were not there. */
export const slowClients: Scenario = {
  name: 'clients-lents',
  run: async (trial) => {
    const site = await publication(trial, 'large')
    const running = await runSite(trial, site)
    const count = trial.count({ full: 400, short: 40 })
    for (const [name, { begin, drop }] of Object.entries(kinds)) {
      const before = await descriptorsAtRest(running)
      const sockets: Socket[] = []
      await manyTimes(count, 50, async () => {
        const socket = await openConnection(running.port)
        socket.write(begin)
        sockets.push(socket)
      })
      const drops = setInterval(() => {
        for (const socket of sockets) {
          if (drop === undefined) socket.read(1000)
          else if (socket.writable) socket.write(drop)
        }
      }, 500)
      const readers = await startReaders(trial, running.origin, [site.editionsDir], {
        count: 4,
        pause: 5,
        paths: ['/', '/a-propos'],
      })
      const wanted = trial.count({ full: 600, short: 40 })
      try {
        await until(`${wanted} autres réponses, malgré les ${name}`, () => readers.answered >= wanted)
        // Those who send are shown out; those who read may take as long as something moves.
        if (drop !== undefined && trial.extent === 'full') await untilReleased(trial, running, before)
      } finally {
        clearInterval(drops)
        for (const socket of sockets) socket.destroy()
        addReading(trial, await readers.finish())
      }
      trial.add(count, [])
      await untilReleased(trial, running, before)
    }
    trial.check(running.isRunning(), 'Le serveur s’est arrêté.')
  },
}
