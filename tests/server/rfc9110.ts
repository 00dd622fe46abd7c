import type { Encoding } from '../../lib/edition/manifest'

export const pdf = '/cahier.pdf'
export const town = '/villes/besancon'
const before = 'Wed, 05 Mar 2025 23:59:59 GMT'
const after = 'Fri, 07 Mar 2025 00:00:00 GMT'

export interface Row {
  readonly why: string
  readonly path?: string
  readonly method?: string
  /** {etag} stands for the entity tag of the representation that answers, {gzip} for that of the gzip form. */
  readonly send?: Readonly<Record<string, string>>
  /** The representation that answers. */
  readonly coding?: Encoding
  readonly status: number
  /** Which bytes of it. */
  readonly part?: readonly [start: number, end: number]
  readonly expect?: Readonly<Record<string, string | undefined>>
}

export interface Table {
  /** Asked for by every row that names no other. */
  readonly path: string
  /** Header fields of every answer; `undefined` where there is to be none. */
  readonly always?: Row['expect']
  readonly rows: readonly Row[]
}

const refusedRange = { 'content-range': 'bytes */1000', 'content-type': 'text/plain; charset=utf-8' }

export const tables: Readonly<Record<string, Table>> = {
  'content negotiation (RFC 9110, 12.5.3)': {
    path: town,
    always: { vary: 'Accept-Encoding' },
    rows: [
      { why: 'nothing said', status: 200 },
      { why: 'an empty list', send: { 'accept-encoding': '' }, status: 200 },
      { why: 'a browser', send: { 'accept-encoding': 'gzip, deflate, br, zstd' }, status: 200, coding: 'br' },
      { why: 'gzip alone', send: { 'accept-encoding': 'gzip' }, status: 200, coding: 'gzip' },
      { why: 'its old name', send: { 'accept-encoding': 'x-gzip' }, status: 200, coding: 'gzip' },
      { why: 'capitals', send: { 'accept-encoding': 'GZIP' }, status: 200, coding: 'gzip' },
      { why: 'anything', send: { 'accept-encoding': '*' }, status: 200, coding: 'br' },
      {
        why: 'a better quality',
        send: { 'accept-encoding': 'br;q=0.5, gzip;q=0.8' },
        status: 200,
        coding: 'gzip',
      },
      {
        why: 'equal qualities',
        send: { 'accept-encoding': 'gzip;q=0.8, br;q=0.8' },
        status: 200,
        coding: 'br',
      },
      { why: 'both refused', send: { 'accept-encoding': 'br;q=0, gzip;q=0.000' }, status: 200 },
      { why: 'one refused of all', send: { 'accept-encoding': 'br;q=0, *' }, status: 200, coding: 'gzip' },
      { why: 'identity preferred', send: { 'accept-encoding': 'gzip;q=0.5, identity' }, status: 200 },
      { why: 'identity equal', send: { 'accept-encoding': 'identity, gzip' }, status: 200, coding: 'gzip' },
      { why: 'only unknown ones', send: { 'accept-encoding': 'zstd, compress' }, status: 200 },
      {
        why: 'identity refused',
        send: { 'accept-encoding': 'gzip, identity;q=0' },
        status: 200,
        coding: 'gzip',
      },
      { why: 'all others refused', send: { 'accept-encoding': 'br, *;q=0' }, status: 200, coding: 'br' },
      { why: 'nothing left', send: { 'accept-encoding': 'identity;q=0' }, status: 406 },
      { why: 'nothing left but zstd', send: { 'accept-encoding': 'zstd, *;q=0' }, status: 406 },
      { why: 'HEAD', method: 'HEAD', send: { 'accept-encoding': 'br' }, status: 200, coding: 'br' },
      {
        why: 'a list over two lines',
        send: { 'accept-encoding': 'deflate', 'Accept-Encoding': 'gzip' },
        status: 200,
        coding: 'gzip',
      },
    ],
  },
  'a document with one form only': {
    path: pdf,
    rows: [
      {
        why: 'compression accepted',
        send: { 'accept-encoding': 'br, gzip' },
        status: 200,
        expect: { vary: undefined },
      },
      { why: 'identity refused', send: { 'accept-encoding': 'br, identity;q=0' }, status: 406 },
    ],
  },
  'preconditions (RFC 9110, 13)': {
    path: pdf,
    rows: [
      { why: 'the tag', send: { 'if-none-match': '{etag}' }, status: 304 },
      { why: 'the tag, weak', send: { 'if-none-match': 'W/{etag}' }, status: 304 },
      { why: 'in a list', send: { 'if-none-match': '"autre", W/"vieux",\t{etag}' }, status: 304 },
      { why: 'after a tag with a comma', send: { 'if-none-match': '"a,b" , {etag}' }, status: 304 },
      { why: 'any', send: { 'if-none-match': '*' }, status: 304 },
      { why: 'on HEAD', method: 'HEAD', send: { 'if-none-match': '{etag}' }, status: 304 },
      { why: 'another tag', send: { 'if-none-match': '"autre"' }, status: 200 },
      { why: 'not a tag', send: { 'if-none-match': 'autre' }, status: 200 },
      { why: 'a broken list', send: { 'if-none-match': 'autre {etag}' }, status: 200 },
      {
        why: 'reload asked of caches',
        send: { 'if-none-match': '{etag}', 'cache-control': 'no-cache' },
        status: 304,
      },
      {
        why: 'tag before date',
        send: { 'if-none-match': '"autre"', 'if-modified-since': after },
        status: 200,
      },
      {
        why: 'tag before date, the other way',
        send: { 'if-none-match': '{etag}', 'if-modified-since': before },
        status: 304,
      },
      {
        why: 'an empty list, before a date',
        send: { 'if-none-match': '', 'if-modified-since': after },
        status: 200,
      },
      { why: 'a date: there is none to compare with', send: { 'if-modified-since': after }, status: 200 },
      { why: 'not an HTTP-date', send: { 'if-modified-since': '2030-01-01T00:00:00Z' }, status: 200 },
      { why: 'If-Match', send: { 'if-match': '"autre", {etag}' }, status: 200 },
      { why: 'If-Match any', send: { 'if-match': '*' }, status: 200 },
      { why: 'If-Match weak', send: { 'if-match': 'W/{etag}' }, status: 412 },
      { why: 'If-Match another', send: { 'if-match': '"autre"' }, status: 412 },
      { why: 'If-Match on HEAD', method: 'HEAD', send: { 'if-match': '"autre"' }, status: 412 },
      {
        why: 'If-Match before If-None-Match',
        send: { 'if-match': '"autre"', 'if-none-match': '{etag}' },
        status: 412,
      },
      { why: 'both fulfilled', send: { 'if-match': '{etag}', 'if-none-match': '{etag}' }, status: 304 },
      {
        why: 'its date: there is none to compare with',
        send: { 'if-unmodified-since': before },
        status: 200,
      },
      {
        why: 'If-Match before its date',
        send: { 'if-match': '{etag}', 'if-unmodified-since': before },
        status: 200,
      },
      {
        why: 'If-Match before its date, the other way',
        send: { 'if-match': '"autre"', 'if-unmodified-since': after },
        status: 412,
      },
      { why: 'before a range', send: { 'if-match': '"autre"', range: 'bytes=0-9' }, status: 412 },
      {
        why: 'not modified, before a range',
        send: { 'if-none-match': '{etag}', range: 'bytes=0-9' },
        status: 304,
      },
      {
        why: 'before an unsatisfiable range',
        send: { 'if-match': '"autre"', range: 'bytes=5000-' },
        status: 412,
      },
    ],
  },
  'preconditions on one of several forms': {
    path: town,
    always: { vary: 'Accept-Encoding' },
    rows: [
      {
        why: 'its own tag',
        send: { 'accept-encoding': 'gzip', 'if-none-match': '{etag}' },
        coding: 'gzip',
        status: 304,
      },
      {
        why: 'the tag of another form',
        send: { 'accept-encoding': 'br', 'if-none-match': '{gzip}' },
        coding: 'br',
        status: 200,
      },
      { why: 'If-Match another form', send: { 'if-match': '{gzip}' }, status: 412 },
      { why: 'a range beyond', send: { range: 'bytes=99999-' }, status: 416 },
    ],
  },
  'ranges (RFC 9110, 14)': {
    path: pdf,
    rows: [
      { why: 'the first bytes', send: { range: 'bytes=0-99' }, status: 206, part: [0, 99] },
      { why: 'one byte', send: { range: 'bytes=0-0' }, status: 206, part: [0, 0] },
      { why: 'the last byte', send: { range: 'bytes=999-999' }, status: 206, part: [999, 999] },
      { why: 'an open end', send: { range: 'bytes=990-' }, status: 206, part: [990, 999] },
      {
        why: 'an end beyond',
        send: { range: 'bytes=990-99999999999999999999' },
        status: 206,
        part: [990, 999],
      },
      { why: 'the last ten', send: { range: 'bytes=-10' }, status: 206, part: [990, 999] },
      { why: 'more than all', send: { range: 'bytes=-5000' }, status: 206, part: [0, 999] },
      { why: 'all', send: { range: 'bytes=0-' }, status: 206, part: [0, 999] },
      { why: 'capitals', send: { range: 'Bytes=0-9' }, status: 206, part: [0, 9] },
      { why: 'empty list elements', send: { range: 'bytes=, 0-9 ,' }, status: 206, part: [0, 9] },
      { why: 'several', send: { range: 'bytes=0-9, 20-29' }, status: 200 },
      { why: 'several, of which one beyond', send: { range: 'bytes=0-9, 5000-' }, status: 200 },
      { why: 'adjoining', send: { range: 'bytes=0-9,10-19' }, status: 200 },
      { why: 'several, all beyond', send: { range: 'bytes=5000-5001, 6000-' }, status: 200 },
      { why: 'two fields', send: { range: 'bytes=0-9', Range: 'bytes=20-29' }, status: 200 },
      { why: 'a start beyond', send: { range: 'bytes=1000-' }, status: 416, expect: refusedRange },
      {
        why: 'far beyond',
        send: { range: 'bytes=99999999999999999999-' },
        status: 416,
        expect: refusedRange,
      },
      { why: 'the last none', send: { range: 'bytes=-0' }, status: 416, expect: refusedRange },
      { why: 'the end before the start', send: { range: 'bytes=5-2' }, status: 200 },
      { why: 'no number', send: { range: 'bytes=a-b' }, status: 200 },
      { why: 'neither end', send: { range: 'bytes=-' }, status: 200 },
      { why: 'no range', send: { range: 'bytes=' }, status: 200 },
      { why: 'no unit', send: { range: '0-9' }, status: 200 },
      { why: 'another unit', send: { range: 'pages=0-9' }, status: 200 },
      { why: 'a negative start', send: { range: 'bytes=--5' }, status: 200 },
      { why: 'a sign', send: { range: 'bytes=+0-9' }, status: 200 },
      { why: 'hexadecimal', send: { range: 'bytes=0x0-0x9' }, status: 200 },
      { why: 'a space inside', send: { range: 'bytes=0 - 9' }, status: 200 },
      { why: 'HEAD', method: 'HEAD', send: { range: 'bytes=0-9' }, status: 200 },
      { why: 'HEAD, beyond', method: 'HEAD', send: { range: 'bytes=5000-' }, status: 200 },
      {
        why: 'of nothing',
        path: '/vide.txt',
        send: { range: 'bytes=0-' },
        status: 416,
        expect: { 'content-range': 'bytes */0' },
      },
      { why: 'the end of nothing', path: '/vide.txt', send: { range: 'bytes=-5' }, status: 200 },
      {
        why: 'of a compressed form',
        path: town,
        send: { 'accept-encoding': 'gzip', range: 'bytes=10-19' },
        coding: 'gzip',
        status: 206,
        part: [10, 19],
      },
    ],
  },
  'If-Range (RFC 9110, 13.1.5)': {
    path: pdf,
    rows: [
      { why: 'the tag', send: { range: 'bytes=0-9', 'if-range': '{etag}' }, status: 206, part: [0, 9] },
      { why: 'the tag, weak', send: { range: 'bytes=0-9', 'if-range': 'W/{etag}' }, status: 200 },
      { why: 'another tag', send: { range: 'bytes=0-9', 'if-range': '"autre"' }, status: 200 },
      {
        why: 'a date, of which there is none',
        send: { range: 'bytes=0-9', 'if-range': after },
        status: 200,
      },
      {
        why: 'another tag and a range beyond',
        send: { range: 'bytes=5000-', 'if-range': '"autre"' },
        status: 200,
      },
      {
        why: 'the tag and a range beyond',
        send: { range: 'bytes=5000-', 'if-range': '{etag}' },
        status: 416,
      },
      { why: 'without a range', send: { 'if-range': '"autre"' }, status: 200 },
      {
        why: 'the tag of another form',
        path: town,
        send: { range: 'bytes=0-9', 'if-range': '{gzip}' },
        status: 200,
      },
    ],
  },
  'where there is nothing': {
    path: '/villes/atlantis',
    rows: [
      { why: 'If-None-Match any', send: { 'if-none-match': '*' }, status: 404 },
      { why: 'If-Match any', send: { 'if-match': '*' }, status: 404 },
      { why: 'a range', send: { range: 'bytes=0-9' }, status: 404, expect: { 'content-range': undefined } },
      {
        why: 'compressed',
        send: { 'accept-encoding': 'br' },
        status: 404,
        expect: { 'content-encoding': 'br', vary: 'Accept-Encoding' },
      },
      {
        why: 'no coding accepted',
        send: { 'accept-encoding': '*;q=0' },
        status: 404,
        expect: { 'content-encoding': undefined },
      },
      { why: 'HEAD', method: 'HEAD', status: 404 },
    ],
  },
  'where something leads elsewhere': {
    path: '/original.pdf',
    rows: [
      {
        why: 'GET',
        status: 302,
        expect: { location: '/cahier.pdf', 'cache-control': 'no-cache', 'content-length': '0' },
      },
      { why: 'HEAD', method: 'HEAD', status: 302 },
      { why: 'If-None-Match any', send: { 'if-none-match': '*' }, status: 302 },
    ],
  },
  methods: {
    path: town,
    rows: ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'CONNECT'].map((method) => ({
      why: method,
      method,
      status: 405,
      expect: { allow: 'GET, HEAD' },
    })),
  },
}
