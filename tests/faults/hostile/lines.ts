import { bait, type HostileRequest, host, once, onceOrNever, request } from './hostile-request'

const refusedLine = [400, 405, 501, 505]
const line = (text: string, allowed = refusedLine) =>
  onceOrNever('ligne de requête', `${text}\r\n${host}Connection: close\r\n\r\n`, allowed)

const methods = [
  'POST',
  'PUT',
  'DELETE',
  'PATCH',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'MKCOL',
  'PURGE',
  'SEARCH',
  'LINK',
]
  .flatMap((method) => ['/', '/a-propos', '/inconnu'].map((path) => request(`${method} ${path} HTTP/1.1`)))
  .map((bytes) => once('méthode', bytes, [405]))

const unknownMethods = ['get', 'Get', 'GETS', 'G\x00T', 'G ET', '', bait.toUpperCase(), 'GET,', 'GET/'].map(
  (method) => line(`${method} / HTTP/1.1`),
)

/** Versions that HTTP/1.1 does not have, and what is not its name. Node.js also reads RTSP and ICE, and tells neither. */
const versions = [
  'HTTP/0.9',
  'HTTP/2.0',
  'HTTP/3.0',
  'HTTP/9.9',
  'HTTP/11.1',
  'HTTP/1.10',
  'HTTP/1,1',
  'HTTP/1.',
  'HTTP/1',
  'HTTP/.1',
  'HTTP/-1.1',
  'HTTP/ 1.1',
  'http/1.1',
  'HTTPS/1.1',
  'HTTP/1.1 x',
].map((version) => line(`GET / ${version}`))

const spaces = [
  line('GET  / HTTP/1.1', [200, ...refusedLine]),
  line('GET /  HTTP/1.1', [200, ...refusedLine]),
  line('GET\t/\tHTTP/1.1', [200, ...refusedLine]),
  line(' GET / HTTP/1.1'),
  line('GET / HTTP/1.1 ', [200, ...refusedLine]),
  line('GET /'),
  line('GET'),
  line('GET / a HTTP/1.1'),
  line('\r\n\r\nGET / HTTP/1.1', [200, ...refusedLine]),
  line('\nGET / HTTP/1.1', [200, ...refusedLine]),
  line('GET / HTTP/1.2', [200, ...refusedLine]),
  line('\u00ef\u00bb\u00bfGET / HTTP/1.1'),
]

/** Other protocols at this door. */
const strangers = [
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  'SSH-2.0-OpenSSH_9.2\r\n',
  'PROXY TCP4 127.0.0.1 127.0.0.1 1 2\r\n\r\n',
  '\r\n\r\n\x00\r\nQUIT\n\x21\x11\x00\x0c\x7f\x00\x00\x01\x7f\x00\x00\x01\x00\x01\x00\x02\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'EHLO appat7391\r\n',
  '*1\r\n$4\r\nPING\r\n',
  '\x00\x00\x00\x00\r\n\r\n',
  '\xff'.repeat(4096),
  'a'.repeat(70_000),
].map((bytes) => onceOrNever('autre protocole', bytes, [400, 405, 431, 501, 505]))

const upgrades = ['h2c', 'websocket', 'TLS/1.0', bait].map((to) =>
  once(
    'changement de protocole',
    request('GET / HTTP/1.1', `Upgrade: ${to}\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n`).replace(
      'Connection: close',
      'Connection: Upgrade, HTTP2-Settings, close',
    ),
    [200, 400],
  ),
)

const good = `GET /a-propos HTTP/1.1\r\n${host}\r\n`

/** Several requests in one packet, whole and with something else among them. */
const pipelines: readonly HostileRequest[] = [
  ...[2, 3, 10, 40].map((count) => ({
    family: 'requêtes de suite',
    bytes: good.repeat(count - 1) + request('GET / HTTP/1.1'),
    allowed: [200],
    replies: { least: count, most: count },
  })),
  ...['\x00\x01\r\n\r\n', 'pas une requête\r\n\r\n', 'GET\r\n\r\n', 'GET / HTTP/1.1\r\nX Y\r\n\r\n'].map(
    (garbage) => ({
      family: 'requêtes de suite',
      // What follows what cannot be read is not read.
      bytes: `${good}${garbage}${request(`GET /${bait} HTTP/1.1`)}`,
      allowed: [200, 400],
      replies: { least: 1, most: 2 },
    }),
  ),
  {
    family: 'requêtes de suite',
    bytes: `${request('GET / HTTP/1.1')}${good.repeat(5)}`,
    allowed: [200],
    replies: { least: 1, most: 1 },
  },
]

export const hostileLines: readonly HostileRequest[] = [
  ...methods,
  ...unknownMethods,
  ...versions,
  ...spaces,
  ...strangers,
  ...upgrades,
  ...pipelines,
  onceOrNever(
    'CONNECT',
    `CONNECT ${bait}.test:443 HTTP/1.1\r\n${host}\r\n${request('GET / HTTP/1.1')}`,
    [400, 405, 501],
  ),
]
