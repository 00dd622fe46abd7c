import { buffer } from 'node:stream/consumers'
import { isAddress } from './address'
import type { App } from './app'
import { fields, list, text, unexpected } from './parse-value'
import { Refusal } from './refusal'

/** The documents of a site, as the app lists them. */
export interface Listing {
  readonly documents: readonly ListedDocument[]
  /** What unAPI is asked for by query: records by identifier, in these formats. */
  readonly unapi?: { readonly ids: readonly string[]; readonly formats: readonly string[] }
  /** What editors should know though it does not stop them, in French. */
  readonly report?: string
}

export interface ListedDocument {
  /** Decoded path of its address. */
  readonly path: string
  readonly kind: 'page' | 'file'
  /** Value of its `Link` header field. */
  readonly link?: string
  /** Hash of what a page is rendered from, where that is less than the whole content. */
  readonly ingredients?: string
}

/** Where the app lists its documents. */
const listPath = '/documents'

/** The app's one list of documents. Throws `Refusal`, with the editors' report where the content is not valid. */
export async function listDocuments(app: App): Promise<Listing> {
  const answer = await app(listPath)
  const body = await buffer(answer.body)
  if (answer.status === 422) {
    throw new Refusal(text(fields(JSON.parse(body.toString()), listPath).report, 'report'))
  }
  if (answer.status !== 200) throw notComposed(listPath, answer.status)
  const listing = parseListing(JSON.parse(body.toString()))
  const odd = listing.documents.find(({ path }) => !isAddress(path))
  if (odd) throw new Refusal(`« ${odd.path} » ne peut pas être l’adresse d’un document.`)
  return listing
}

function parseListing(value: unknown): Listing {
  const { documents, unapi, report } = fields(value, listPath)
  return {
    documents: list(documents, 'documents', parseDocument),
    ...(unapi === undefined ? {} : { unapi: parseUnapi(unapi) }),
    ...(report === undefined ? {} : { report: text(report, 'report') }),
  }
}

function parseDocument(value: unknown, place: string): ListedDocument {
  const { path, kind, link, ingredients } = fields(value, place)
  if (kind !== 'page' && kind !== 'file') throw unexpected(`${place}.kind`)
  return {
    path: text(path, `${place}.path`),
    kind,
    ...(link === undefined ? {} : { link: text(link, `${place}.link`) }),
    ...(ingredients === undefined ? {} : { ingredients: text(ingredients, `${place}.ingredients`) }),
  }
}

function parseUnapi(value: unknown): Listing['unapi'] {
  const { ids, formats } = fields(value, 'unapi')
  return { ids: list(ids, 'unapi.ids', text), formats: list(formats, 'unapi.formats', text) }
}

/**
 * Why there is no edition when the app answers a document with this status. What it refuses in the content it lists: an
 * error of its own (5xx) is the program's, or the machine's in disguise.
 */
export function notComposed(path: string, status: number): Error {
  const report = `Le site n’a pas su composer ${path} (statut ${status}). Le détail technique est dans le journal.`
  return status >= 500 ? new Error(report) : new Refusal(report)
}
