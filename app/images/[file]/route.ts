import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { picturePath } from '#lib/addresses'
import { settings } from '#lib/settings'
import { publication } from '../../_content'

interface Props {
  readonly params: Promise<{ readonly file: string }>
}

/** The pictures that texts show. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const path = `/images/${(await params).file}`
  const picture = (await publication()).pictures.find((item) => picturePath(item) === path)
  if (!picture) return new Response(null, { status: 404 })
  const bytes = await readFile(join(settings().contentDir, picture.file))
  return new Response(bytes, { headers: { 'content-type': picture.mediaType } })
}
