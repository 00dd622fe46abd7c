/**
 * The manifest of an edition: everything that a server must know to hand its documents out.
 *
 * An edition is a folder `<EDITIONS_DIR>/<hash>/`:
 *
 *     manifest.json      this, serialised with sorted keys
 *     site/              the documents, laid out as a static site:
 *       index.html  404.html  villes.html  villes/besancon.html  <slug>-edition-web.pdf  …
 *       index.html.br  index.html.gz        precompressed siblings, where they are smaller
 *
 * Which edition serves which site is written beside them (see site-editions.ts). The hash is that of `manifest.json`,
 * which names every other file by its own; dates stand outside of it, on the file system: that of the manifest says when
 * the edition was composed.
 */
export interface Manifest {
  /** Version of this format; an edition of another version is made again. */
  readonly format: 1
  /** Hash of content, settings and code: tells whether the edition is current. Lower-case hexadecimal. */
  readonly key: string
  /** Path under which the site stands at its origin, `/depot`; absent at the root. No path below begins with it. */
  readonly base?: string
  /** Documents by the path of their address, decoded: `/`, `/villes/besancon`, `/images/été.png`. */
  readonly documents: Readonly<Record<string, EditionDocument>>
  /** Answers that the query chooses, at `/unapi` and nowhere else; absent when the site has none. */
  readonly unapi?: UnapiService
  /** Addresses, decoded, that lead elsewhere inside the site. */
  readonly redirects: Readonly<Record<string, EditionRedirect>>
  /** Answered, with status 404, where there is no document. */
  readonly notFound: EditionDocument
}

export type Encoding = 'identity' | 'br' | 'gzip'

export interface EditionDocument {
  /**
   * Header fields that every answer with this document carries, names in lower case: `content-type`, `cache-control`,
   * `content-security-policy`, `content-disposition` … Those of one representation
   * (`content-length`, `content-encoding`, `etag`, `repr-digest`) and `vary` are the server's to add.
   */
  readonly headers: Readonly<Record<string, string>>
  /** `identity` always; `br` and `gzip` where they are smaller. */
  readonly representations: { readonly identity: Representation } & Partial<Record<Encoding, Representation>>
}

export interface Representation {
  /** Path inside `site/`, with forward slashes. */
  readonly file: string
  /** Bytes. */
  readonly length: number
  /** Of the stored bytes, lower-case hexadecimal. */
  readonly sha256: string
  /** Strong entity tag, quotes included, made from `sha256`. */
  readonly etag: string
}

/** The three forms of unAPI, version 1. Identifiers and formats are as the query has them, decoded. */
export interface UnapiService {
  /** `/unapi`: the formats of every record. */
  readonly formats: EditionDocument
  /** By identifier. */
  readonly records: Readonly<Record<string, UnapiRecord>>
}

export interface UnapiRecord {
  /** `/unapi?id=…`: its formats, answered with status 300. */
  readonly formats: EditionDocument
  /** `/unapi?id=…&format=…`, by format. */
  readonly documents: Readonly<Record<string, EditionDocument>>
}

export interface EditionRedirect {
  readonly status: 301 | 302
  /** Path of an address of this edition, decoded. */
  readonly location: string
  readonly headers: Readonly<Record<string, string>>
}
