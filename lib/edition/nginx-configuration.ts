import { posix } from 'node:path'
import type { EditionDocument, Manifest } from './manifest'

/** Where and for whom nginx serves an exported edition. */
export interface NginxSite {
  /** Absolute path of the exported folder. */
  readonly root: string
  /** Origin of the public site. */
  readonly siteUrl: string
  /** What `listen` says: a port, or an address and a port. */
  readonly listen: string
  /** Files of the folder that are for hosts and not for readers. */
  readonly hidden: readonly string[]
}

/** Fields that nginx makes itself: from the file's name, and from its date. */
const madeByNginx = ['content-type', 'last-modified']

/** nginx has no other way to write a dollar sign than a variable that holds one. */
const dollarVariable = '$edition_dollar'
const dollar = `\${${dollarVariable.slice(1)}}`

/**
 * An nginx configuration, for the `http` block, that serves an exported edition: the same bytes, types, headers and
 * redirects as the site's own server, from the precompressed files.
 */
export function nginxConfiguration(manifest: Manifest, site: NginxSite): string {
  const files = filesOf(manifest)
  const names = [...new Set(files.flatMap(({ headers }) => Object.keys(headers)))].sort()
  const fields = names.filter((name) => !madeByNginx.includes(name))
  const { types, odd } = typesByExtension(files)
  return `# À inclure dans le bloc http de nginx, dans /etc/nginx/conf.d par exemple.
# Les adresses vont en HTTPS chez le lecteur : le chiffrement se règle ici ou devant nginx.

geo ${dollarVariable} {
  default "$";
}
${fields.map((name) => headerMap(name, files)).join('\n')}
server {
  listen ${site.listen};
  server_name ${new URL(site.siteUrl).hostname};
  root ${quoted(site.root)};

  server_tokens off;
  absolute_redirect off;
  if_modified_since before;
  max_ranges 1;

  # Les fichiers .gz sont envoyés tels quels ; les .br aussi, là où nginx a le module ngx_brotli.
  gzip off;
  gzip_static on;
  gzip_vary on;
  # brotli_static on;

  types {
${types.map(([type, extensions]) => `    ${quoted(type)} ${extensions.join(' ')};`).join('\n')}
  }
  default_type application/octet-stream;

${fields.map((name) => `  add_header ${capitalized(name)} ${variable(name)} always;`).join('\n')}

  error_page 404 /404.html;
  location = /404.html {
    internal;
  }

  location = / {
    try_files /index.html =404;
  }
  location / {
    try_files $uri $uri.html =404;
  }

  # Chaque document a une seule adresse.
  location ~ ^(/[\\w./-]*)/index(?:\\.html)?$ {
    return 301 $1;
  }
  location ~ ^/index(?:\\.html)?$ {
    return 301 /;
  }
  location ~ ^(/[\\w./-]*[\\w-])(?:\\.html|/)$ {
    return 301 $1;
  }
${[
  ...['404', ...site.hidden].map((name) => exact(`/${name}`, ['return 404;'])),
  ...Object.entries(manifest.redirects).map(([path, { status, location }]) =>
    exact(path, [`return ${status} ${quoted(encodeURI(location))};`]),
  ),
  ...odd.map(({ address, file, headers }) =>
    exact(address, [
      'types {}',
      `default_type ${quoted(headers['content-type'] ?? 'application/octet-stream')};`,
      `try_files ${quoted(file)} =404;`,
    ]),
  ),
].join('')}}
`
}

/** A file of the site: its path after `root`, which nginx knows as `$uri` once it has found it. */
interface SiteFile {
  readonly address: string
  readonly file: string
  readonly headers: EditionDocument['headers']
}

function filesOf({ documents, notFound }: Manifest): SiteFile[] {
  return [...Object.entries(documents), ['/404.html', notFound] as const].map(([address, document]) => ({
    address,
    file: `/${document.representations.identity.file}`,
    headers: document.headers,
  }))
}

/** The values of one field: the commonest for every address, and the others by file. */
function headerMap(name: string, files: readonly SiteFile[]): string {
  const counts = new Map<string, number>()
  for (const { headers } of files) {
    const value = headers[name] ?? ''
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const [commonest = ['']] = [...counts].sort(([, a], [, b]) => b - a)
  const others = files.filter(({ headers }) => (headers[name] ?? '') !== commonest[0])
  return `map $uri ${variable(name)} {
  default ${quoted(commonest[0])};
${others.map(({ file, headers }) => `  ${bareQuoted(`~^${escaped(file)}$`)} ${quoted(headers[name] ?? '')};\n`).join('')}}`
}

/** The media type of each extension; and the files that their extension would give another type. */
function typesByExtension(files: readonly SiteFile[]) {
  const byExtension = new Map<string, string>()
  const odd: SiteFile[] = []
  for (const site of files) {
    const type = site.headers['content-type'] ?? 'application/octet-stream'
    const extension = posix.extname(site.file).slice(1)
    // A file named « .html » that is no page has that for its address, which pages lead away from.
    const isOwnHtml = extension === 'html' && site.address === site.file && site.address !== '/404.html'
    if (extension === '' || isOwnHtml || (byExtension.get(extension) ?? type) !== type) odd.push(site)
    else byExtension.set(extension, type)
  }
  const extensions = new Map<string, string[]>()
  for (const [extension, type] of byExtension)
    extensions.set(type, [...(extensions.get(type) ?? []), extension])
  return { types: [...extensions], odd }
}

function exact(path: string, lines: readonly string[]): string {
  return `  location = ${quoted(path)} {\n${lines.map((line) => `    ${line}\n`).join('')}  }\n`
}

function variable(name: string): string {
  return `$edition_${name.replaceAll('-', '_')}`
}

function capitalized(name: string): string {
  return name.replace(/(?<![^-])[a-z]/g, (letter) => letter.toUpperCase())
}

/** A string of nginx, in which `$` would begin a variable. */
function quoted(value: string): string {
  return bareQuoted(value).replaceAll('$', dollar)
}

/** A string that nginx reads as it stands: a pattern. */
function bareQuoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&')
}
