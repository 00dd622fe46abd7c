import type {
  EditionDocument,
  EditionRedirect,
  Encoding,
  Manifest,
  Representation,
  UnapiRecord,
  UnapiService,
} from './manifest'
import { count, fields, record, text, unexpected } from './parse-value'

/** The manifest that `manifest.json` holds. Throws a `SyntaxError` or `TypeError` that names what is not as it should be. */
export function parseManifest(json: string): Manifest {
  const { format, key, base, documents, unapi, redirects, notFound } = fields(JSON.parse(json), 'manifest')
  if (format !== 1) throw unexpected('format')
  return {
    format,
    key: text(key, 'key'),
    ...(base === undefined ? {} : { base: text(base, 'base') }),
    documents: record(documents, 'documents', parseDocument),
    ...(unapi === undefined ? {} : { unapi: parseUnapi(unapi, 'unapi') }),
    redirects: record(redirects, 'redirects', parseRedirect),
    notFound: parseDocument(notFound, 'notFound'),
  }
}

function parseUnapi(value: unknown, place: string): UnapiService {
  const { formats, records } = fields(value, place)
  return {
    formats: parseDocument(formats, `${place}.formats`),
    records: record(records, `${place}.records`, parseUnapiRecord),
  }
}

function parseUnapiRecord(value: unknown, place: string): UnapiRecord {
  const { formats, documents } = fields(value, place)
  return {
    formats: parseDocument(formats, `${place}.formats`),
    documents: record(documents, `${place}.documents`, parseDocument),
  }
}

function parseDocument(value: unknown, place: string): EditionDocument {
  const { headers, representations } = fields(value, place)
  const stored = fields(representations, `${place}.representations`)
  const variant = (encoding: Encoding) =>
    stored[encoding] === undefined ? {} : { [encoding]: parseRepresentation(stored[encoding], place) }
  return {
    headers: record(headers, `${place}.headers`, text),
    representations: {
      identity: parseRepresentation(stored.identity, place),
      ...variant('br'),
      ...variant('gzip'),
    },
  }
}

function parseRepresentation(value: unknown, place: string): Representation {
  const { file, length, sha256, etag } = fields(value, `${place}.representations`)
  return {
    file: insidePath(file, `${place}.file`),
    length: count(length, `${place}.length`),
    sha256: text(sha256, `${place}.sha256`),
    etag: text(etag, `${place}.etag`),
  }
}

function parseRedirect(value: unknown, place: string): EditionRedirect {
  const { status, location, headers } = fields(value, place)
  if (status !== 301 && status !== 302) throw unexpected(`${place}.status`)
  return {
    status,
    location: text(location, `${place}.location`),
    headers: record(headers, `${place}.headers`, text),
  }
}

/** A path that cannot lead out of the edition. */
function insidePath(value: unknown, place: string): string {
  const path = text(value, place)
  const parts = path.split(/[/\\]/)
  if (parts.some((part) => part === '' || part === '.' || part === '..')) throw unexpected(place)
  return path
}
