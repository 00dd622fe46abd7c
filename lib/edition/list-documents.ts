import { buffer } from 'node:stream/consumers'
import * as z from 'zod'
import { isAddress } from './address'
import type { App } from './app'
import { Refusal } from './refusal'

const listing = z.object({
  documents: z.array(
    z.object({
      /** Decoded path of its address. */
      path: z.string(),
      kind: z.enum(['page', 'file']),
      /** Value of its `Link` header field. */
      link: z.string().optional(),
      /** Hash of what a page is rendered from, where that is less than the whole content. */
      ingredients: z.string().optional(),
    }),
  ),
  /** What unAPI is asked for by query: records by identifier, in these formats. */
  unapi: z.object({ ids: z.array(z.string()), formats: z.array(z.string()) }).optional(),
  /** What editors should know though it does not stop them, in French. */
  report: z.string().optional(),
})

/** The documents of a site, as the app lists them. */
export type Listing = z.infer<typeof listing>
export type ListedDocument = Listing['documents'][number]

/** Where the app lists its documents. */
const listPath = '/documents'

/** The app's one list of documents. Throws `Refusal`, with the editors' report where the content is not valid. */
export async function listDocuments(app: App): Promise<Listing> {
  const answer = await app(listPath)
  const body = await buffer(answer.body)
  if (answer.status === 422) {
    throw new Refusal(z.object({ report: z.string() }).parse(JSON.parse(body.toString())).report)
  }
  if (answer.status !== 200) throw notComposed(listPath, answer.status)
  const list = listing.parse(JSON.parse(body.toString()))
  const odd = list.documents.find(({ path }) => !isAddress(path))
  if (odd) throw new Refusal(`« ${odd.path} » ne peut pas être l’adresse d’un document.`)
  return list
}

/** The refusal of an edition for a document that the app answers with an error. */
export function notComposed(path: string, status: number): Refusal {
  return new Refusal(
    `Le site n’a pas su composer ${path} (statut ${status}). Le détail technique est dans le journal.`,
  )
}
