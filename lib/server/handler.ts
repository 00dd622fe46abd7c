import type { IncomingMessage } from 'node:http'
import { canonicalAddress, requestPath, requestQuery } from './address'
import { type Answer, ownAnswer, refusal } from './answer'
import { byteRange } from './byte-range'
import { endsSurely } from './framing'
import { type Health, healthAnswer } from './health'
import { namesHost } from './host'
import type { LoadedDocument, LoadedRepresentation } from './load-document'
import type { LoadedEdition, LoadedUnapi } from './loaded-edition'
import { acceptedEncodings } from './negotiation'
import { evaluatePreconditions, isRangeStillValid } from './preconditions'
import { chooseUnapi } from './unapi'

/** What answers are made from. */
export interface Service {
  readonly edition: LoadedEdition
  readonly health: () => Health
}

type Request = Pick<
  IncomingMessage,
  'method' | 'url' | 'headers' | 'rawHeaders' | 'httpVersionMajor' | 'httpVersionMinor'
>

/** The answer to a request, as RFC 9110 has it. */
export function answerTo(request: Request, { edition, health }: Service): Answer {
  if (request.httpVersionMajor !== 1) return refusal(505)
  if (!namesHost(request) || !endsSurely(request)) return refusal(400)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, { allow: 'GET, HEAD' })
  const path = requestPath(request.url ?? '')
  if (path === undefined) return refusal(400)

  const document = edition.documents.get(path)
  if (document) return documentAnswer(request, document)
  const ownState = healthAnswer(path, health, edition)
  if (ownState) return ownState
  if (edition.unapi && path === `${edition.base}/unapi`) return unapiAnswer(request, edition, edition.unapi)
  const redirect = edition.redirects.get(path)
  if (redirect) return redirect

  const canonical = canonicalAddress(path, edition.addresses)
  if (canonical === 'malformed') return refusal(400)
  return canonical === undefined ? notFoundAnswer(request, edition) : canonicalRedirect(canonical)
}

function documentAnswer(request: Request, document: LoadedDocument): Answer {
  const { headers } = request
  const vary: Readonly<Record<string, string>> = document.isNegotiated ? { vary: 'Accept-Encoding' } : {}
  const selected = select(document, headers)
  if (!selected) return refusal(406, { vary: 'Accept-Encoding' })

  const state = evaluatePreconditions(headers, selected)
  if (state === 'failed') return refusal(412, vary)
  if (state === 'not-modified') return { status: 304, header: selected.headers.notModified }

  const range = requestedRange(request, selected)
  if (range === 'unsatisfiable')
    return refusal(416, { 'content-range': `bytes */${selected.length}`, ...vary })
  if (range === undefined) return { status: 200, header: selected.headers.whole, body: selected.body }
  /*
   * After If-Range, 15.3.7 lets the fields that the client has already be left out. All are sent: what joins the parts,
   * a browser under `nosniff` or a proxy, does worse without the type.
   */
  const { start, end } = range
  const header = `${selected.headers.partial}content-range: bytes ${start}-${end}/${selected.length}\r\ncontent-length: ${end + 1 - start}\r\n`
  return { status: 206, header, body: selected.body, range }
}

/** A range of the representation selected, compressed or not (RFC 9110, 14.2). Only GET has ranges. */
function requestedRange({ method, headers }: Request, selected: LoadedRepresentation) {
  if (headers.range === undefined || method !== 'GET') return undefined
  return isRangeStillValid(headers['if-range'], selected)
    ? byteRange(headers.range, selected.length)
    : undefined
}

/** The edition's own page. */
function notFoundAnswer(request: Request, { notFound }: LoadedEdition): Answer {
  return wholeAnswer(404, request, notFound)
}

/** The only address at which the query counts. */
function unapiAnswer(request: Request, edition: LoadedEdition, unapi: LoadedUnapi): Answer {
  const choice = chooseUnapi(requestQuery(request.url ?? ''), unapi)
  switch (choice.status) {
    case 200:
      return documentAnswer(request, choice.document)
    case 300:
      return wholeAnswer(300, request, choice.document)
    case 404:
      return notFoundAnswer(request, edition)
    case 400:
      return refusal(400)
    case 406:
      return ownAnswer(406, 'text/plain; charset=utf-8', 'Cette notice n’existe pas dans ce format.\n')
  }
}

/** Preconditions and ranges do not apply where they would suppose a success (RFC 9110, 13.2.1 and 14.2). */
function wholeAnswer(status: number, { headers }: Request, document: LoadedDocument): Answer {
  // Where no coding is accepted the document goes all the same, for 406 would hide what the status says.
  const representation = select(document, headers) ?? document.representations.identity
  return { status, header: representation.headers.whole, body: representation.body }
}

/**
 * The query is dropped: it names no other document, and a document has one address. 301 and 308 differ only for methods
 * that are refused here; 301 is the one that every client knows. An hour is long enough for a cache and short enough for
 * an editor who gives the address another use.
 */
function canonicalRedirect(address: string): Answer {
  return ownAnswer(301, 'text/plain; charset=utf-8', `${address}\n`, {
    location: address,
    'cache-control': 'public, max-age=3600',
  })
}

function select(
  { representations }: LoadedDocument,
  headers: Request['headers'],
): LoadedRepresentation | undefined {
  const acceptEncoding = headers['accept-encoding']
  for (const encoding of acceptedEncodings(acceptEncoding?.toString())) {
    const representation = representations[encoding]
    if (representation) return representation
  }
  return undefined
}
