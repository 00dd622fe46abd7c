import type { IncomingMessage } from 'node:http'

/*
 * `uri-host [ ":" port ]` (RFC 9110, 7.2; RFC 3986, 3.2.2), of which the host of an http address is never empty. Which
 * host it is makes no difference here; that one server takes it for another than the next does is what is refused.
 */
const host = /^(?:\[[\da-fA-F:.]+\]|(?:[\w.~!$&'()*+,;=-]|%[\da-fA-F]{2})+)(?::\d*)?$/

/** Whether a request has the `Host` field that it must have: one, well written; HTTP/1.0 may do without (RFC 9112, 3.2). */
export function namesHost({
  rawHeaders,
  httpVersionMinor,
}: Pick<IncomingMessage, 'rawHeaders' | 'httpVersionMinor'>): boolean {
  let found: string | undefined
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() !== 'host') continue
    if (found !== undefined) return false
    found = rawHeaders[index + 1]
  }
  return found === undefined ? httpVersionMinor === 0 : host.test(found)
}
