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
  return {
    status,
    header: header({
      ...own,
      'content-type': type,
      'content-length': String(bytes.length),
      ...headers,
    }),
    body: new MemoryBody(bytes),
  }
}

const sentences = {
  400: 'Cette adresse est mal écrite.',
  405: 'Ce site se lit seulement : les méthodes sont GET et HEAD.',
  406: 'Ce document n’existe dans aucun des codages que la requête accepte (Accept-Encoding).',
  412: 'Ce document n’est pas, ou n’est plus, celui que la requête suppose.',
  416: 'La plage demandée est hors du document.',
  500: 'Le serveur a rencontré une erreur. Réessayer dans un instant.',
}

/** One sentence instead of a document. `headers` are those that the status asks for, such as `allow`. */
export function refusal(status: keyof typeof sentences, headers: Headers = {}): Answer {
  return ownAnswer(status, 'text/plain; charset=utf-8', `${sentences[status]}\n`, {
    'content-language': 'fr',
    ...headers,
  })
}
