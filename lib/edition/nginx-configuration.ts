import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { addressIn } from './address'
import type { EditionDocument, Manifest } from './manifest'

/** Fields that nginx makes itself: from the file's name, and from its date. */
const madeByNginx = ['content-type', 'last-modified']

/**
 * What an exported edition needs in the `http` block of nginx: the header fields of its documents, by file. With
 * `nginxServer`, nginx gives the same bytes, types, headers and redirects as the site's own server.
 */
export function nginxHttp(manifest: Manifest, siteUrl: string): string {
  const names = new Names(siteUrl)
  const files = filesOf(manifest)
  const { base = '' } = manifest
  const { hostname } = new URL(siteUrl)
  return `# Ce fichier va dans le bloc http de nginx, nginx-server.conf dans un bloc server. Ni l’un ni l’autre ne se modifie à
# la main : le prochain export les récrit. Dans /etc/nginx/conf.d/${hostname}.conf, par exemple :
#
#   include …/nginx.conf;
#   server {
#     listen 443 ssl;
#     server_name ${hostname};
#     ssl_certificate …;
#     ssl_certificate_key …;
#     root …;${base === '' ? '' : `    # le dossier qui contient l’édition exportée sous le nom ${base}`}
#     include …/nginx-server.conf;
#   }
#   server {
#     listen 80;
#     server_name ${hostname};
#     return 301 https://$host$request_uri;
#   }

geo ${names.dollar} {
  default "$";
}
${fieldsOf(files)
  .map((name) => headerMap(name, files, names))
  .join('\n')}
`
}

/**
 * What an exported edition needs in a `server` block of nginx, whose `root` holds the folder at the path of its address.
 *
 * @param hidden files of the folder that are for hosts and not for readers
 */
export function nginxServer(manifest: Manifest, siteUrl: string, hidden: readonly string[]): string {
  const names = new Names(siteUrl)
  const files = filesOf(manifest)
  const { base = '' } = manifest
  const { types, odd } = typesByExtension(files)
  const within = (path: string) => addressIn(base, path)
  const folder = escaped(base)
  return `location @${names.method} {
${headerFields(files, names)}
  add_header Allow "GET, HEAD" always;
  return 405;
}
${base === '' ? '' : `location = ${base} {\n  absolute_redirect off;\n  return 301 ${base}/;\n}\n`}location ${within('/')} {
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
${types.map(([type, extensions]) => `    ${names.quoted(type)} ${extensions.join(' ')};`).join('\n')}
  }
  default_type application/octet-stream;

${headerFields(files, names)}

  error_page 404 ${within('/404.html')};
  error_page 405 @${names.method};
  location = ${within('/404.html')} {
    internal;
  }

  location = ${within('/')} {
    try_files ${within('/index.html')} =404;
  }
  try_files $uri $uri.html =404;

  # Chaque document a une seule adresse.
  location ~ ^(${folder}/[\\w./-]*)/index(?:\\.html)?$ {
    return 301 $1;
  }
  location ~ ^${folder}/index(?:\\.html)?$ {
    return 301 ${within('/')};
  }
  location ~ ^(${folder}/[\\w./-]*[\\w-])(?:\\.html|/)$ {
    return 301 $1;
  }
${[
  ...['404', ...hidden].map((name) => exact(within(`/${name}`), ['return 404;'], names)),
  ...Object.entries(manifest.redirects).map(([path, { status, location }]) =>
    exact(within(path), [`return ${status} ${names.quoted(encodeURI(within(location)))};`], names),
  ),
  ...odd.map(({ address, file, headers }) =>
    exact(
      address,
      [
        'types {}',
        `default_type ${names.quoted(headers['content-type'] ?? 'application/octet-stream')};`,
        `try_files ${names.quoted(file)} =404;`,
      ],
      names,
    ),
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

function filesOf({ documents, notFound, base = '' }: Manifest): SiteFile[] {
  return [...Object.entries(documents), ['/404.html', notFound] as const].map(([path, document]) => ({
    address: addressIn(base, path),
    file: addressIn(base, `/${document.representations.identity.file}`),
    headers: document.headers,
  }))
}

function fieldsOf(files: readonly SiteFile[]): string[] {
  const names = [...new Set(files.flatMap(({ headers }) => Object.keys(headers)))].sort()
  return names.filter((name) => !madeByNginx.includes(name))
}

/** The values of one field: the commonest for every address, and the others by file. */
function headerMap(name: string, files: readonly SiteFile[], names: Names): string {
  const counts = new Map<string, number>()
  for (const { headers } of files) {
    const value = headers[name] ?? ''
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const [commonest = ['']] = [...counts].sort(([, a], [, b]) => b - a)
  const others = files.filter(({ headers }) => (headers[name] ?? '') !== commonest[0])
  return `map $uri ${names.field(name)} {
  default ${names.quoted(commonest[0])};
${others.map(({ file, headers }) => `  ${bareQuoted(`~^${escaped(file)}$`)} ${names.quoted(headers[name] ?? '')};\n`).join('')}}`
}

function headerFields(files: readonly SiteFile[], names: Names): string {
  return fieldsOf(files)
    .map((name) => `  add_header ${capitalized(name)} ${names.field(name)} always;`)
    .join('\n')
}

/** The media type of each extension; and the files that their extension would give another type. */
function typesByExtension(files: readonly SiteFile[]) {
  const byExtension = new Map<string, string>()
  const odd: SiteFile[] = []
  for (const site of files) {
    const type = site.headers['content-type'] ?? 'application/octet-stream'
    const extension = posix.extname(site.file).slice(1)
    // A file named « .html » that is no page has that for its address, which pages lead away from.
    const isOwnHtml =
      extension === 'html' && site.address === site.file && !site.address.endsWith('/404.html')
    if (extension === '' || isOwnHtml || (byExtension.get(extension) ?? type) !== type) odd.push(site)
    else byExtension.set(extension, type)
  }
  const extensions = new Map<string, string[]>()
  for (const [extension, type] of byExtension)
    extensions.set(type, [...(extensions.get(type) ?? []), extension])
  return { types: [...extensions], odd }
}

function exact(path: string, lines: readonly string[], names: Names): string {
  return `  location = ${names.quoted(path)} {\n${lines.map((line) => `    ${line}\n`).join('')}  }\n`
}

/** The names of variables, which two sites on one nginx must not share. */
class Names {
  readonly #site: string

  constructor(siteUrl: string) {
    // Long names would not fit the table that nginx has for them.
    this.#site = `site_${createHash('sha256').update(siteUrl).digest('hex').slice(0, 8)}`
  }

  field(name: string): string {
    return `$${this.#site}_${name.replaceAll('-', '_')}`
  }

  get method(): string {
    return `${this.#site}_method`
  }

  /** nginx has no other way to write a dollar sign than a variable that holds one. */
  get dollar(): string {
    return `$${this.#site}_dollar`
  }

  /** A string of nginx, in which `$` would begin a variable. */
  quoted(value: string): string {
    return bareQuoted(value).replaceAll('$', `\${${this.dollar.slice(1)}}`)
  }
}

function capitalized(name: string): string {
  return name.replace(/(?<![^-])[a-z]/g, (letter) => letter.toUpperCase())
}

/** A string that nginx reads as it stands: a pattern. */
function bareQuoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&')
}
