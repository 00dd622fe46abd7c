import { bait, type HostileRequest, host, onceOrNever } from './hostile-request'

/** A request that stands where content ends for one reader and not for another; it may never be answered. */
const hidden = `GET /${bait} HTTP/1.1\r\n${host}\r\n`
const refused = [400, 405, 411, 413, 501]

const lengths = (value: string) => `Content-Length: ${value}\r\n`
const coding = (field: string) => `${field}\r\n`
const chunked = 'Transfer-Encoding: chunked\r\n'

/** Two lengths of one content, or none that can be sure (RFC 9112, 6.3). */
const ambiguous: readonly string[] = [
  lengths('0') + chunked,
  chunked + lengths('0'),
  lengths(`${hidden.length}`) + chunked,
  lengths('0') + lengths('44'),
  lengths('44') + lengths('0'),
  lengths('0, 44'),
  lengths('0,44'),
  lengths('+0'),
  lengths('-1'),
  lengths('-0'),
  lengths('0x10'),
  lengths('1e1'),
  lengths('0 0'),
  lengths('0\x00'),
  lengths('０'),
  lengths('99999999999999999999999'),
  lengths('18446744073709551616'),
  lengths('1_0'),
  lengths('.5'),
  lengths('NaN'),
  `Content-Length : 0\r\n`,
  `Content-Length\t: 0\r\n`,
  ` Content-Length: 0\r\n`,
  `Content-Length: 0\r\n 44\r\n`,
  `Content-Length:\r\n`,
]

/** Codings that one reader takes for chunked and another does not. */
const disguised: readonly string[] = [
  coding('Transfer-Encoding: xchunked'),
  coding('Transfer-Encoding: chunked, identity'),
  coding('Transfer-Encoding: identity'),
  coding('Transfer-Encoding: chunked, gzip'),
  coding('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity'),
  coding('Transfer-Encoding: identity\r\nTransfer-Encoding: x'),
  coding('Transfer-Encoding: chunked\x0b'),
  coding('Transfer-Encoding:\x0bchunked'),
  coding('Transfer-Encoding: "chunked"'),
  coding("Transfer-Encoding: 'chunked'"),
  coding('Transfer-Encoding: chunked;q=1'),
  coding('Transfer-Encoding: chun\x00ked'),
  coding('Transfer-Encoding : chunked'),
  coding(' Transfer-Encoding: chunked'),
  coding('X: y\nTransfer-Encoding: chunked'),
  coding('X: y\rTransfer-Encoding: chunked'),
  coding('Transfer\x00-Encoding: chunked'),
  coding('Transfer_Encoding: chunked\r\nContent-Length: -1'),
]

/** No coding at all: what follows the header is another request, and is none. */
const absent: readonly string[] = [coding('Transfer-Encoding:'), coding('Transfer-Encoding: ,')]

/** Chunks that are none (RFC 9112, 7.1). */
const chunks: readonly string[] = [
  `x\r\n\r\n`,
  `-1\r\n\r\n`,
  `+0\r\n\r\n`,
  `0x0\r\n\r\n`,
  ` 0\r\n\r\n`,
  `0\r\r\n`,
  `1\r\naa\r\n0\r\n\r\n`,
  `1\r\na0\r\n\r\n`,
  `ffffffffffffffff1\r\na\r\n`,
  `fffffffffffffffff\r\na\r\n`,
  `1;${'a'.repeat(20_000)}\r\na\r\n0\r\n\r\n`,
  `1\x00\r\na\r\n0\r\n\r\n`,
  `0\r\nX y\r\n\r\n`,
  `0\r\n: y\r\n\r\n`,
  `\r\n0\r\n\r\n`,
]

const withFraming = (method: string, fields: string, content: string): string =>
  `${method} / HTTP/1.1\r\n${host}${fields}\r\n${content}`

/**
 * Request smuggling. None of these is a request whose end is sure: it is refused, and nothing after it is read as another
 * one (RFC 9112, 6.3 and 11.2).
 */
export const hostileFraming: readonly HostileRequest[] = [
  ...[...ambiguous, ...disguised].flatMap((fields) =>
    ['GET', 'POST'].map((method) =>
      onceOrNever('longueur ambiguë', withFraming(method, fields, `0\r\n\r\n${hidden}`), refused),
    ),
  ),
  ...absent.flatMap((fields) =>
    ['GET', 'POST'].map((method) => {
      const bytes = withFraming(method, fields, `0\r\n\r\n${hidden}`)
      return { ...onceOrNever('longueur absente', bytes, [...refused, 200]), replies: { least: 1, most: 2 } }
    }),
  ),
  ...chunks.flatMap((content) =>
    ['GET', 'POST'].map((method) => {
      const bytes = withFraming(method, chunked, content + hidden)
      // The reply of the method may be under way before the content is found to be broken.
      return { ...onceOrNever('morceaux', bytes, [...refused, 200]), replies: { least: 0, most: 2 } }
    }),
  ),
]
