import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { webEditionPdf } from '#lib/formats/pdf/web-edition'
import type { Publication } from '#lib/publication'
import { settings } from '#lib/settings'

/** Shared by pages, which give its checksum, and by its route: Next.js bundles them apart. */
const shared: typeof globalThis & {
  webEdition?: { key: string; pdf: Promise<Uint8Array<ArrayBuffer>> }
  webEditionKeys?: WeakMap<Publication, { siteUrl: string; key: Promise<string> }>
} = globalThis

/** The PDF of the web edition. It is composed once, and again only when something that it is made from changes. */
export async function webEdition(publication: Publication): Promise<Uint8Array<ArrayBuffer>> {
  const { siteUrl } = settings()
  const key = await keyOf(publication, siteUrl)
  if (shared.webEdition?.key === key) return shared.webEdition.pdf
  const pdf = webEditionPdf(publication, { siteUrl, pictures: readPicture }).then(
    (bytes) => new Uint8Array(bytes),
  )
  shared.webEdition = { key, pdf }
  return pdf
}

/** Worked out once for each reading of the content. */
function keyOf(publication: Publication, siteUrl: string): Promise<string> {
  shared.webEditionKeys ??= new WeakMap()
  const known = shared.webEditionKeys.get(publication)
  if (known?.siteUrl === siteUrl) return known.key
  const key = makeKey(publication, siteUrl)
  shared.webEditionKeys.set(publication, { siteUrl, key })
  return key
}

async function makeKey(publication: Publication, siteUrl: string): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([siteUrl, publication]))
  for (const { file } of publication.pictures) hash.update(await readPicture(file))
  return hash.digest('hex')
}

function readPicture(file: string): Promise<Buffer> {
  return readFile(join(settings().contentDir, file))
}
