import type { LoadedDocument } from './load-document'
import type { LoadedUnapi } from './loaded-edition'

/** A document and the status with which it is answered, or the status with which the request is refused. */
export type UnapiChoice =
  | { readonly status: 200 | 300; readonly document: LoadedDocument }
  | { readonly status: 400 | 404 | 406 }

/** What a query asks of unAPI, version 1: the formats, those of one record, or the record in one of them. */
export function chooseUnapi(query: URLSearchParams, unapi: LoadedUnapi): UnapiChoice {
  const names = [...query.keys()]
  const isAsked = names.every((name) => name === 'id' || name === 'format')
  const [id, format] = [query.get('id'), query.get('format')]
  if (!isAsked || new Set(names).size < names.length || id === '' || format === '') return { status: 400 }
  if (id === null) return format === null ? { status: 200, document: unapi.formats } : { status: 400 }
  const record = unapi.records.get(id)
  if (!record) return { status: 404 }
  if (format === null) return { status: 300, document: record.formats }
  const document = record.documents.get(format)
  return document ? { status: 200, document } : { status: 406 }
}
