import { createHash } from 'node:crypto'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { KnownEditions } from './known-editions'
import { oneOf, type Random, randomFrom, seed } from './random'
import { pause, type Trial } from './trial'

/** What readers met. */
export interface Reading {
  readonly answered: number
  /** Answers that are not what an edition says, each a sentence. */
  readonly wrong: readonly string[]
  /** Requests for which there was no server, and answers that broke off. */
  readonly refused: number
  readonly cut: number
  /** Answers that ask to come again later. */
  readonly postponed: number
}

interface Options {
  readonly count?: number
  /** Milliseconds between two requests of one reader. */
  readonly pause?: number
  /** A document for which the server may say, while it is made again, that it is to be asked for later. */
  readonly mayPostpone?: string
  /** What is asked for; all documents unless told otherwise. */
  readonly paths?: readonly string[]
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** A whole answer as it came, to be held against the editions once all of them are known. */
interface Seen {
  readonly path: string
  readonly etag: string
  readonly sha256: string
}

/** Bodies that are kept to compare parts with; larger ones are only asked for whole. */
const keptLength = 1024 * 1024

/**
 * Readers who ask for one document after the other, whole, in part, or anew, until told to stop. Each answer has to be,
 * byte for byte, what its own fields say and what one edition holds at that address.
 */
export class Readers {
  /** What their answers are held against. */
  readonly known: KnownEditions
  readonly #origin: string
  readonly #options: Required<Pick<Options, 'count' | 'pause'>> & Options
  readonly #random: Random = randomFrom(seed)
  readonly #agent: Agent
  readonly #seen = new Map<string, Seen & { times: number }>()
  readonly #bodies = new Map<string, Buffer>()
  readonly #tags = new Map<string, string>()
  /** By fault, how often, and where first. */
  readonly #wrong = new Map<string, { readonly first: string; times: number }>()
  readonly #running: Promise<void>[]
  #answered = 0
  #refused = 0
  #cut = 0
  #postponed = 0
  #isOver = false
  #reading: Promise<Reading> | undefined

  constructor(origin: string, known: KnownEditions, options: Options = {}) {
    this.#origin = origin
    this.known = known
    this.#options = { count: 4, pause: 12, ...options }
    this.#agent = new Agent({ keepAlive: true, maxSockets: this.#options.count })
    this.#running = Array.from({ length: this.#options.count }, () => this.#readOn())
  }

  get answered(): number {
    return this.#answered
  }

  /** Lets the running requests end, and holds every answer against the editions. */
  finish(): Promise<Reading> {
    this.#reading ??= this.#finish()
    return this.#reading
  }

  async #finish(): Promise<Reading> {
    this.#isOver = true
    await Promise.all(this.#running)
    this.#agent.destroy()
    await this.known.close()
    for (const { path, etag, sha256, times } of this.#seen.values()) {
      const known = this.known.find(path, etag)
      const fault =
        known === undefined
          ? 'd’aucune édition'
          : known.sha256 !== sha256
            ? 'd’autres octets que son édition'
            : undefined
      if (fault) for (let time = 0; time < times; time += 1) this.#fault(`${path} ${etag}`, fault)
    }
    const wrong = [...this.#wrong].flatMap(([fault, { first, times }]) =>
      Array.from({ length: times }, () => `${fault} (d’abord ${first})`),
    )
    return {
      answered: this.#answered,
      wrong,
      refused: this.#refused,
      cut: this.#cut,
      postponed: this.#postponed,
    }
  }

  async #readOn(): Promise<void> {
    while (!this.#isOver) {
      const path = oneOf(this.#random, this.#options.paths ?? this.known.paths) ?? '/'
      await this.#read(path)
      await pause(this.#options.pause)
    }
  }

  async #read(path: string): Promise<void> {
    const encoding = oneOf(this.#random, ['identity', 'gzip', 'br'])
    const tag = this.#tags.get(`${path} ${encoding}`)
    const known = tag === undefined ? undefined : this.#bodies.get(`${path} ${tag}`)
    const kind = this.#random()
    try {
      if (tag && known && known.length > 1 && kind < 0.15) {
        const start = Math.floor(this.#random() * (known.length - 1))
        const range = { range: `bytes=${start}-`, 'if-range': tag }
        const answer = await this.#ask(path, { 'accept-encoding': encoding, ...range })
        if (answer.status === 206) return this.#checkPart(path, tag, known.subarray(start), answer)
        return this.#checkWhole(path, encoding, answer)
      }
      if (tag && kind < 0.3) {
        const answer = await this.#ask(path, { 'accept-encoding': encoding, 'if-none-match': tag })
        if (answer.status !== 304) return this.#checkWhole(path, encoding, answer)
        if (answer.headers.etag !== tag || answer.body.length > 0)
          this.#fault(path, '304 d’une autre étiquette')
        return
      }
      this.#checkWhole(path, encoding, await this.#ask(path, { 'accept-encoding': encoding }))
    } catch (error) {
      this.#broke(error)
    }
  }

  #checkWhole(path: string, encoding: string, { status, headers, body }: Answer): void {
    const { etag } = headers
    if (status === 503 && headers['retry-after'] && path === this.#options.mayPostpone) {
      this.#postponed += 1
      return
    }
    if (status !== 200 || etag === undefined) {
      this.#fault(path, `statut ${status}`)
      return
    }
    const digest = createHash('sha256').update(body)
    const sha256 = digest.copy().digest('hex')
    if (headers['repr-digest'] !== `sha-256=:${digest.digest('base64')}:`)
      this.#fault(path, 'd’autres octets que Repr-Digest')
    const key = `${path} ${etag} ${sha256}`
    const seen = this.#seen.get(key)
    if (seen) seen.times += 1
    else this.#seen.set(key, { path, etag, sha256, times: 1 })
    this.#tags.set(`${path} ${encoding}`, etag)
    if (body.length <= keptLength) this.#bodies.set(`${path} ${etag}`, body)
  }

  #checkPart(path: string, tag: string, expected: Buffer, { headers, body }: Answer): void {
    if (headers.etag !== tag) this.#fault(path, 'une partie d’une autre édition, malgré If-Range')
    else if (!body.equals(expected)) this.#fault(path, 'une partie d’autres octets')
  }

  #fault(path: string, fault: string): void {
    const known = this.#wrong.get(fault)
    if (known) known.times += 1
    else this.#wrong.set(fault, { first: path, times: 1 })
  }

  #broke(error: unknown): void {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ECONNREFUSED') this.#refused += 1
    else this.#cut += 1
  }

  async #ask(path: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
    const answer = await ask(this.#origin + path, headers, this.#agent)
    this.#answered += 1
    return answer
  }
}

/** One answer, whole. A request that meets a connection which the server was just closing is sent again, as clients do. */
function ask(
  url: string,
  headers: Readonly<Record<string, string>>,
  agent: Agent,
  isAgain = false,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      )
    })
    sent.on('error', (error) => {
      if (sent.reusedSocket && !isAgain && 'code' in error && error.code === 'ECONNRESET')
        ask(url, headers, agent, true).then(resolve, reject)
      else reject(error)
    })
    sent.end()
  })
}

/** Readers of a site and its folders of editions, who stop with the scenario at the latest. */
export async function startReaders(
  trial: Trial,
  origin: string,
  editionsDirs: readonly string[],
  options: Options = {},
): Promise<Readers> {
  const known = new KnownEditions(...editionsDirs)
  await known.look()
  // In the short form they leave the processor to what is tried.
  const usual = trial.extent === 'full' ? {} : { count: 2, pause: 60 }
  const readers = new Readers(origin, known, { ...usual, ...options })
  trial.after(() => readers.finish())
  return readers
}

/** Counts what readers met, where nothing may be refused or cut. */
export function addReading(trial: Trial, { answered, wrong, refused, cut }: Reading): void {
  trial.add(answered + refused + cut, wrong)
  if (refused > 0) trial.check(false, `${refused} requêtes sans serveur`)
  if (cut > 0) trial.check(false, `${cut} réponses coupées`)
}
