import { STATUS_CODES } from 'node:http'
import { type Body, MemoryBody } from './body'
import type { ByteRange } from './byte-range'
import { type Header, header } from './header'
import type { PreparedResponse } from './prepared-response'

/** All that goes back for one request. */
export interface Answer {
  readonly status: number
  readonly header: Header
  /** Absent where the status has none; HEAD leaves it out when it is sent. */
  readonly body?: Body
  /** The part of the body to send. */
  readonly range?: ByteRange
}

/** Sends an answer. `failed` hears of a body that could not be read; the connection is then cut. */
export function send(answer: Answer, response: PreparedResponse, failed: (error: Error) => void): void {
  const verified = response.req.method === 'HEAD' ? undefined : answer.body?.verified()
  if (verified === undefined) {
    sendNow(answer, response, failed)
    return
  }
  verified
    .then(
      () => answer,
      () => refusal(503, { 'retry-after': '10' }),
    )
    .then((answer) => {
      if (!response.destroyed) sendNow(answer, response, failed)
    })
    .catch(failed)
}

function sendNow(answer: Answer, response: PreparedResponse, failed: (error: Error) => void): void {
  response.begin(answer.status, answer.header)
  if (answer.body === undefined || response.req.method === 'HEAD') response.end()
  else answer.body.send(response, answer.range, failed)
}

/*
 * What the server says for itself. The fields make plain text harmless wherever it is shown, and no cache is to keep
 * any of it.
 */
const own = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

type Headers = Readonly<Record<string, string>>

/** An answer of the server's own. `headers` come on top of its usual ones. */
export function ownAnswer(status: number, type: string, text: string, headers: Headers = {}): Answer {
  const bytes = Buffer.from(text)
  return { status, header: header(ownHeaders(type, bytes, headers)), body: new MemoryBody(bytes) }
}

function ownHeaders(type: string, bytes: Buffer, headers: Headers): Headers {
  return { ...own, 'content-type': type, 'content-length': String(bytes.length), ...headers }
}

const sentences = {
  400: 'Cette requête est mal écrite.',
  405: 'Ce site se lit seulement : les méthodes sont GET et HEAD.',
  406: 'Ce document n’existe dans aucun des codages que la requête accepte (Accept-Encoding).',
  408: 'La requête n’est pas arrivée entière à temps.',
  412: 'Ce document n’est pas, ou n’est plus, celui que la requête suppose.',
  413: 'Cette requête est trop longue.',
  416: 'La plage demandée est hors du document.',
  431: 'L’en-tête de cette requête est trop long.',
  500: 'Le serveur a rencontré une erreur. Réessayer dans un instant.',
  503: 'Ce document est abîmé sur le serveur, qui le fait de nouveau. Réessayer dans un instant.',
  505: 'Ce serveur parle HTTP/1.1.',
}

type RefusalStatus = keyof typeof sentences

/** One sentence instead of a document. `headers` are those that the status asks for, such as `allow`. */
export function refusal(status: RefusalStatus, headers: Headers = {}): Answer {
  return ownAnswer(status, plainText, `${sentences[status]}\n`, { ...inFrench, ...headers })
}

/** The same as it goes over the wire, where there is no request to answer, nor will there be another. */
export function refusalBytes(status: RefusalStatus, headers: Headers = {}): Buffer {
  const body = Buffer.from(`${sentences[status]}\n`)
  const date = new Date().toUTCString()
  const fields = ownHeaders(plainText, body, { ...inFrench, ...headers, date, connection: 'close' })
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${header(fields)}\r\n`),
    body,
  ])
}

const plainText = 'text/plain; charset=utf-8'
const inFrench = { 'content-language': 'fr' }
