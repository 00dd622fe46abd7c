import { addressIn } from './address'
import { headerRules, type Pattern } from './header-rules'
import type { Headers } from './headers'
import type { EditionDocument, Manifest } from './manifest'

/** Made by Caddy, from the date of the file. */
const madeByCaddy = 'last-modified'

/**
 * The file `Caddyfile` of an exported edition, for Caddy 2.6 or later: the same bytes, types, headers and redirects as the
 * site's own server, from the precompressed files. Its two variables say what the export cannot know.
 *
 * @param hidden files of the folder that are for hosts and not for readers
 */
export function caddyConfiguration(manifest: Manifest, siteUrl: string, hidden: readonly string[]): string {
  const { base = '', documents, notFound, redirects } = manifest
  const within = (path: string) => addressIn(base, path)
  const told = Object.entries(documents).map(
    ([path, document]) => [within(path), fieldsOf(document)] as const,
  )
  const rules = headerRules(new Map(told), base)
  const ownHtml = Object.keys(documents).filter((path) => path.endsWith('.html'))
  return `# Ce fichier ne se modifie pas à la main : le prochain export le récrit. Il se lit seul (caddy run) ou par
# « import …/Caddyfile » dans un autre. Deux variables d’environnement le règlent :
#   SITE_ADDRESS  l’adresse que Caddy sert, ${new URL(siteUrl).origin} sans elle ; en https, il obtient le certificat
#   SITE_ROOT     le dossier ${base === '' ? 'de cette édition' : `qui contient cette édition sous le nom ${base}`}, celui où Caddy est lancé sans elle

{$SITE_ADDRESS:${new URL(siteUrl).origin}} {
	root * {$SITE_ROOT:.}
	route {
${rules.map((rule, index) => headerBlock(`@fields${index}`, rule.pattern, rule.headers)).join('')}
		@method not method GET HEAD
		header @method Allow "GET, HEAD"
		respond @method 405

		@hidden path_regexp ^${escaped(base)}/(404|404\\.html|${hidden.map(escaped).join('|')})$
		error @hidden 404
${base === '' ? '' : `\n\t\t@outside not path_regexp ^${escaped(base)}(/|$)\n\t\tredir / ${base}/ 301\n\t\tredir ${base} ${base}/ 301\n\t\terror @outside 404\n`}
${Object.entries(redirects)
  .map(([path, { status, location }], index) => redirection(index, within(path), within(location), status))
  .join('')}
		# Chaque document a une seule adresse.
		@home path_regexp ^${escaped(base)}/index(?:\\.html)?$
		redir @home ${within('/')} 301
		@index path_regexp index ^((?:/[\\w.-]*[\\w-])+)/index(?:\\.html)?$
		redir @index {re.index.1} 301
		@canonical {
			path_regexp canonical ^((?:/[\\w.-]*[\\w-])+)(?:\\.html|/)$
			not path_regexp ^(${[within('/'), ...ownHtml.map(within)].map(escaped).join('|')})$
		}
		redir @canonical {re.canonical.1} 301

		try_files {path} {path}.html
		file_server {
			precompressed br gzip
			disable_canonical_uris
		}
	}
	handle_errors {
		rewrite * ${within('/404.html')}
		header {
			defer
${headerLines(fieldsOf(notFound))}
		}
		file_server {
			precompressed br gzip
		}
	}
}
`
}

/** All fields of a document; those of a compressed one say that there is more than one form. */
function fieldsOf({ headers, representations }: EditionDocument): Headers {
  const fields = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== madeByCaddy))
  const isNegotiated = representations.br !== undefined || representations.gzip !== undefined
  return isNegotiated ? { ...fields, vary: 'Accept-Encoding' } : fields
}

function headerBlock(name: string, pattern: Pattern, headers: Headers): string {
  // Written last: Caddy makes a type of its own from the file's name.
  return `		${name} path_regexp ${expression(pattern)}
		header ${name} {
			defer
${headerLines(headers)}
		}
`
}

function headerLines(headers: Headers): string {
  return Object.entries(headers)
    .map(([name, value]) => `\t\t\t${name} ${quoted(value)}`)
    .join('\n')
}

/** Caddy compares paths without regard to capitals, unless by a regular expression. */
function expression({ reach, path }: Pattern): string {
  if (reach === 'one') return `^${escaped(path)}$`
  return `^${escaped(path)}/${reach === 'all' ? '' : '[^/]+$'}`
}

function redirection(index: number, from: string, to: string, status: number): string {
  return `		@moved${index} path_regexp ^${escaped(from)}$
		redir @moved${index} ${quoted(encodeURI(to))} ${status}
`
}

/** A value that Caddy takes as it stands: braces would name something, and a backslash before a quotation mark is lost. */
function quoted(value: string): string {
  const literal = value.replaceAll('{', '\\{')
  return value.includes('`') ? `"${literal.replaceAll('"', '\\"')}"` : `\`${literal}\``
}

/** For a regular expression that is one word of a Caddyfile. */
function escaped(text: string): string {
  return text
    .replace(/[\\^$.*+?()[\]|-]/g, '\\$&')
    .replace(/[{}"'`\s]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
