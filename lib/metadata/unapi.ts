import { x } from 'xastscript'
import { formats } from '../offered'
import { xmlText } from '../xml-text'

/*
 * unAPI (version 1) lets a reference manager ask for the record that a page names in `<abbr class="unapi-id">`.
 * RIS alone is offered: Zotero prefers MODS and loses fields with it.
 */

/** What unAPI calls the one format. */
export const unapiFormat = 'ris'

/** The list of formats, of every record or of the one with this identifier. */
export function unapiFormats(id?: string): string {
  const format = x('format', { name: unapiFormat, type: formats.ris.mediaType })
  return xmlText(x('formats', { id }, format))
}

/** What a request to unAPI asks for, or the status with which the protocol has it refused. */
export type UnapiRequest =
  | { readonly wants: 'formats' }
  | { readonly wants: 'formats-of-record'; readonly id: string }
  | { readonly wants: 'record'; readonly id: string }
  | { readonly refused: 400 | 404 | 406 }

/** Reads the query of a request to unAPI, on a site that has the records with these identifiers. */
export function unapiRequest(query: URLSearchParams, ids: readonly string[]): UnapiRequest {
  const names = [...query.keys()]
  const isKnown = names.every((name) => name === 'id' || name === 'format')
  if (!isKnown || new Set(names).size < names.length) return { refused: 400 }
  const id = query.get('id')
  const format = query.get('format')
  if (id === null) return format === null ? { wants: 'formats' } : { refused: 400 }
  if (id === '' || format === '') return { refused: 400 }
  if (!ids.includes(id)) return { refused: 404 }
  if (format === null) return { wants: 'formats-of-record', id }
  return format === unapiFormat ? { wants: 'record', id } : { refused: 406 }
}
