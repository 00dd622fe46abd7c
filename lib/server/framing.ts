import type { IncomingMessage } from 'node:http'

/**
 * Whether the end of a request's content is sure. With a transfer coding it is when the last one is `chunked`; otherwise
 * what follows may be content or another request, and the request is to be refused (RFC 9112, 6.3).
 */
export function endsSurely({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const codings = headers['transfer-encoding']
  return codings === undefined || /(?:^|,)[ \t]*chunked[ \t]*$/i.test(codings)
}
