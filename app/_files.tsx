import type { Publication } from '#lib/publication'
import { downloads } from './_downloads'
import { FileBlock } from './_views/file-block'

/** The files of the publication with their sizes; they are made for it. */
export async function FilesOf({ publication }: { readonly publication: Publication }) {
  return <FileBlock publication={publication} downloads={await downloads(publication)} />
}
