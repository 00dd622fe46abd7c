import { bait, type HostileRequest, once, onceOrNever, request } from './hostile-request'

const notThere = [400, 404]
const get = (target: string, fields?: string) => request(`GET ${target} HTTP/1.1`, fields)

/** Ways to write « one folder up », and folders to begin in. */
const ups = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '%252e%252e%252f', '..%5c', '..\\', '..;/', '....//']
const overlongUps = ['%c0%ae%c0%ae/', '%c0%ae%c0%ae%c0%af', '%e0%80%ae%e0%80%ae/', '..%00/', '.%0d./']
const folders = ['/', '/villes/', '/_next/static/', '/documents/']
const files = ['etc/passwd', 'proc/self/environ', 'manifest.json', 'package.json']

/** Out of the folder of documents (CWE-22). */
const traversal = [...ups, ...overlongUps].flatMap((up) =>
  folders.flatMap((folder) =>
    files.map((file, index) => once('chemin', get(folder + up.repeat(index * 3 + 1) + file), notThere)),
  ),
)

/** What lies beside the documents, and what other servers have lying about. */
const besides = [
  '/manifest.json',
  '/current/manifest.json',
  '/site/index.html',
  '/index.html.br',
  '/index.html.gz',
  '/a-propos.html.gz',
  '/.env',
  '/.git/config',
  '/.htaccess',
  '/node_modules/next/package.json',
  '/_next/image?url=/etc/passwd&w=64&q=75',
  '/_next/data/x/index.json',
  '/api/health',
  '/404.html',
  '/nginx.conf',
  '/_headers',
  '/server-status',
  '/C:/windows/win.ini',
  '/file:///etc/passwd',
].map((target) => once('fichier à côté', get(target), [...notThere, 301]))

/** Broken and pointless percent-encoding (RFC 3986, 2.1). */
const encodings = [
  '%',
  '%2',
  '%zz',
  '%2G',
  '%%32e',
  '%00',
  '%ff',
  '%c0%af',
  '%e2%82',
  '%ed%a0%80',
  '%f5%80%80%80',
  '%u0041',
  `%0d%0aset-cookie:%20${bait}=1`,
  `%0aset-cookie:${bait}`,
  `%23${bait}`,
  '%3f',
  '%2f%2f',
  '%5c',
].flatMap((code) =>
  ['/', '/a-propos', '/villes/'].map((path) =>
    once('codage en pour cent', get(`${path}${code}`), [...notThere, 301]),
  ),
)

/** Every byte that is none of an address (RFC 9112, 3.2). */
const bytes = [...Array(33).keys(), 127, 128, 160, 192, 237, 254, 255].map((code) => {
  const byte = String.fromCharCode(code)
  // A space, or a line's end, makes another request line of it.
  return onceOrNever('octet dans l’adresse', get(`/a${byte}b`), [400, 404, 505])
})

/** Addresses that might lead a redirection elsewhere (CWE-601). */
const elsewhere = [
  '//appat7391.test/',
  '//appat7391.test/a-propos/',
  '//appat7391.test/%2f..',
  '/\\appat7391.test/',
  '/%5cappat7391.test/',
  '/%2f%2fappat7391.test/',
  '///appat7391.test/a-propos/',
  '/a-propos//appat7391.test/',
  '/https://appat7391.test/',
  '/a-propos/%2e%2e//appat7391.test',
  '/;@appat7391.test/',
  '/.appat7391.test/',
  '/%09/appat7391.test',
].map((target) => once('redirection au dehors', get(target), [...notThere, 301]))

/** The absolute form (RFC 9112, 3.2.2), of which a server only takes the path. */
const absolute = [
  'http://appat7391.test/',
  'http://appat7391.test',
  'HTTP://APPAT7391.test/a-propos',
  'https://appat7391.test/a-propos/',
  'http://u:p@appat7391.test/',
  'http://appat7391.test:0/',
  'http://appat7391.test:99999/',
  'http://[::1]/',
  'http:///a-propos',
  'http:/a-propos',
  'http:a-propos',
  'http://',
  'ftp://appat7391.test/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,appat7391',
  'gopher://appat7391.test/_x',
  'http://appat7391.test\\@localhost/',
  'a-propos',
  '?a',
  '#a',
  '\\a-propos',
].map((target) => once('forme absolue', get(target), [200, 301, 400, 404, 421]))

/** The whole server instead of a document (RFC 9112, 3.2.4). */
const asterisk = ['GET', 'HEAD', 'OPTIONS', 'DELETE', 'TRACE', 'PUT'].map((method) =>
  once(
    'astérisque',
    request(`${method} * HTTP/1.1`),
    method === 'OPTIONS' ? [200, 204, 400, 405] : [400, 405],
  ),
)

/** Queries name no other document, and come back nowhere. */
const queries = [
  `?${bait}`,
  `?q=<script>${bait}</script>`,
  `?${'a'.repeat(8000)}`,
  `?a=1&${'b=2&'.repeat(1000)}`,
  '?__proto__[x]=1',
  '?%',
  '?%00',
  '??',
].flatMap((query) => ['/', '/a-propos'].map((path) => once('question', get(path + query), [200])))

/** The only address at which the query counts. */
const unapi = [
  '?id=',
  '?format=',
  `?id=${bait}`,
  `?id=../../${bait}`,
  '?id=__proto__',
  '?id=constructor&format=toString',
  '?id=a&id=b',
  '?id=%00',
  '?id=%ff&format=%ff',
  `?${'id=a&'.repeat(1000)}`,
].map((query) => once('unAPI', get(`/unapi${query}`), [200, 300, 400, 404, 406]))

/** Names that every object of JavaScript knows. */
const prototypes = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__proto__/toString'].map(
  (name) => once('nom du langage', get(`/${name}`), [404]),
)

export const hostileTargets: readonly HostileRequest[] = [
  ...traversal,
  ...besides,
  ...encodings,
  ...bytes,
  ...elsewhere,
  ...absolute,
  ...asterisk,
  ...queries,
  ...unapi,
  ...prototypes,
]
