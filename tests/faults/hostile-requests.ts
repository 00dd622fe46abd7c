import { parseReply, type Reply } from '../server/wire'
import { manyTimes, openConnection } from './connections'
import { hostileFields } from './hostile/fields'
import { hostileFraming } from './hostile/framing'
import { bait, type HostileRequest } from './hostile/hostile-request'
import { hostileLines } from './hostile/lines'
import { hostileTargets } from './hostile/targets'
import { publication, runSite } from './publication'
import { addReading, startReaders } from './readers'
import type { Scenario } from './trial'

/** Requests that no honest client sends, byte for byte: each is answered as HTTP allows, and nothing comes of it. */
export const hostileRequests: Scenario = {
  name: 'requetes-hostiles',
  run: async (trial) => {
    const site = await publication(trial)
    const running = await runSite(trial, site)
    const readers = await startReaders(trial, running.origin, [site.editionsDir], { count: 2 })
    const all = [...hostileTargets, ...hostileFields, ...hostileFraming, ...hostileLines]
    await manyTimes(all.length, 24, async (index) => {
      const hostile = all[index]
      if (!hostile) throw new Error(`There is no request ${index}.`)
      const fault = faultIn(hostile, repliesIn(await send(running.port, hostile)))
      const shown = JSON.stringify(hostile.bytes.slice(0, 160))
      trial.check(fault === undefined, `${hostile.family} ${shown} : ${fault}`)
      if (!running.isRunning()) throw new Error(`Le serveur s’est arrêté après ${shown}.`)
    })
    trial.note(`${new Set(all.map(({ family }) => family)).size} familles`)
    addReading(trial, await readers.finish())
    trial.check(
      !/answer\.failed/.test(running.output()),
      'Une réponse n’a pas pu être faite (answer.failed).',
    )
  },
}

/** What comes back until the server closes; the client does so itself when it still waits long after the last bytes. */
async function send(port: number, { bytes }: HostileRequest): Promise<Buffer> {
  const socket = await openConnection(port)
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  const closed = new Promise((resolve) => socket.once('close', resolve))
  // Longer than the ten seconds that the server waits for the rest of a header.
  socket.setTimeout(20_000, () => socket.destroy())
  socket.write(bytes, 'latin1')
  socket.resume()
  await closed
  return Buffer.concat(chunks)
}

/** The replies in these bytes, one after the other. The last one may have lost its end. */
function repliesIn(bytes: Buffer): Reply[] {
  const replies: Reply[] = []
  for (let rest = bytes; rest.length > 0; ) {
    const reply = parseReply(rest)
    const isInterim = reply.status >= 100 && reply.status < 200
    const hasBody = !isInterim && reply.status !== 204 && reply.status !== 304
    const announced = Number(reply.headers['content-length'] ?? reply.body.length)
    // The answer to HEAD announces what it does not have; it is the last one here.
    const length = hasBody ? Math.min(announced, reply.body.length) : 0
    replies.push({ ...reply, body: reply.body.subarray(0, length) })
    rest = reply.body.subarray(length)
  }
  return replies
}

function faultIn({ allowed, replies }: HostileRequest, answers: readonly Reply[]): string | undefined {
  const statuses = answers.map(({ status }) => status)
  const finals = statuses.filter((status) => status !== 100)
  if (finals.length < replies.least || finals.length > replies.most)
    return `${finals.length} réponses (${statuses.join(', ')})`
  const other = finals.find((status) => !allowed.includes(status))
  if (other !== undefined) return `statut ${other} au lieu de ${allowed.join(', ')}`
  for (const { status, headers, body } of answers) {
    if (status === 405 && !headers.allow) return '405 sans Allow'
    const { location } = headers
    if (location !== undefined && !/^\/(?![/\\])/.test(location)) return `mène à ${location}`
    const text = `${JSON.stringify(headers)}\n${body.toString('latin1')}`
    if (text.toLowerCase().includes(bait)) return 'la réponse répète la requête'
    if (/root:x:0:|"dependencies"|NEXT_DIST_DIR=/.test(text))
      return 'la réponse contient un fichier du dehors'
  }
  return undefined
}
