import type { Socket } from 'node:net'
import {
  departures,
  descriptorsAtRest,
  firstBytes,
  manyTimes,
  openConnection,
  untilReleased,
} from './connections'
import { originalPath, publication, runSite } from './publication'
import { addReading, startReaders } from './readers'
import type { Scenario } from './trial'

const host = 'Host: localhost\r\n'
const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\n${host}${more}\r\n`

/** What a client sends before it goes. */
const beginnings: Readonly<Record<string, string>> = {
  rien: '',
  'un mot': 'GE',
  'une ligne': 'GET / HTTP/1.1\r\n',
  'un en-tête coupé': `GET / HTTP/1.1\r\n${host}Accept: text/`,
  'une requête': get('/'),
  HEAD: `HEAD / HTTP/1.1\r\n${host}\r\n`,
  'une plage': get(originalPath, 'Range: bytes=1000-9000000\r\n'),
  'un grand document': get(originalPath),
  'vingt requêtes de suite': get('/').repeat(20),
  'une requête et la moitié de la suivante': `${get('/')}GET /a-pro`,
  'un contenu annoncé': `POST / HTTP/1.1\r\n${host}Content-Length: 100000\r\n\r\nabc`,
  'un morceau coupé': `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n400\r\nabc`,
  'une attente de 100': `PUT / HTTP/1.1\r\n${host}Content-Length: 10\r\nExpect: 100-continue\r\n\r\n`,
  'un en-tête trop grand': `GET / HTTP/1.1\r\n${host}Cookie: ${'a'.repeat(20_000)}`,
  'un salut TLS': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  'des octets quelconques': '\x00\xff\x00\xfe\r\n\r\n\x01\x02',
  'une préface HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00',
  'un document introuvable': get('/inconnu'),
}

const moments: Readonly<Record<string, (socket: Socket) => Promise<void>>> = {
  'tout de suite': async () => {},
  'aux premiers octets': async (socket) => {
    // What asks for nothing is not answered before the server's own limit.
    await Promise.race([firstBytes(socket), new Promise((resolve) => setTimeout(resolve, 100))])
  },
}

/** Clients that go away at every point of a request and of its answer. */
export const abortedConnections: Scenario = {
  name: 'connexions-rompues',
  run: async (trial) => {
    const site = await publication(trial, trial.extent === 'full' ? 'large' : 'small')
    const running = await runSite(trial, site)
    const readers = await startReaders(trial, running.origin, [site.editionsDir], {
      count: 2,
      paths: ['/', '/a-propos'],
    })
    const before = await descriptorsAtRest(running)
    const kinds = Object.values(beginnings).flatMap((text) =>
      Object.values(moments).flatMap((wait) =>
        Object.values(departures).map((leave) => ({ text, wait, leave })),
      ),
    )
    const count = trial.count({ full: 3000, short: kinds.length })
    await manyTimes(count, 40, async (index) => {
      const kind = kinds[index % kinds.length]
      if (!kind) throw new Error('There are no kinds.')
      const socket = await openConnection(running.port)
      if (kind.text) socket.write(kind.text, 'latin1')
      await kind.wait(socket)
      kind.leave(socket)
    })
    trial.add(count, [])
    trial.note(`${kinds.length} sortes`)
    await untilReleased(trial, running, before)
    addReading(trial, await readers.finish())
    trial.check(running.isRunning(), 'Le serveur s’est arrêté.')
  },
}
