import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultTreeAdapter as tree } from 'parse5'
import { siteFolder } from './draft'
import { attribute, elements, isHtml, parseHtml, serializeHtml, words } from './html-tree'
import type { EditionDocument } from './manifest'
import { Press } from './press'
import type { Edition } from './store'

/** A file of an exported site. */
export interface ExportedFile {
  /** Path inside the site. */
  readonly file: string
  /** Path of the file that it is a copy of, or its bytes. */
  readonly content: string | Buffer
  /** Lower-case hexadecimal. */
  readonly sha256: string
}

/**
 * The files of an edition as a static site has them. They are those of the edition, but for the pages that name unAPI,
 * which is asked by query and answered by the site's own server alone: there the link to it is left out.
 */
export async function exportedFiles({ folder, manifest }: Edition): Promise<ExportedFile[]> {
  const press = new Press()
  const files: ExportedFile[] = []
  for (const document of [...Object.values(manifest.documents), manifest.notFound]) {
    const page = manifest.unapi && (await withoutUnapi(folder, document))
    files.push(...(page === undefined ? copied(folder, document) : await written(document, page, press)))
  }
  return files
}

function copied(folder: string, { representations }: EditionDocument): ExportedFile[] {
  return Object.values(representations).map(({ file, sha256 }) => ({
    file,
    content: join(folder, siteFolder, file),
    sha256,
  }))
}

/** The page without its link to unAPI; nothing for a document that has none. */
async function withoutUnapi(folder: string, document: EditionDocument): Promise<Buffer | undefined> {
  if (!document.headers['content-type']?.startsWith('text/html')) return undefined
  const html = await readFile(join(folder, siteFolder, document.representations.identity.file), 'utf8')
  if (!html.includes('unapi-server')) return undefined
  const page = parseHtml(html)
  for (const element of elements(page)) {
    const isLink = isHtml(element, 'link') && words(attribute(element, 'rel')).includes('unapi-server')
    if (isLink) tree.detachNode(element)
  }
  return Buffer.from(serializeHtml(page))
}

async function written(
  { representations }: EditionDocument,
  bytes: Buffer,
  press: Press,
): Promise<ExportedFile[]> {
  const { file } = representations.identity
  const { br, gzip } = await press.compress(bytes)
  return [
    exported(file, bytes),
    ...(br ? [exported(`${file}.br`, br)] : []),
    ...(gzip ? [exported(`${file}.gz`, gzip)] : []),
  ]
}

/** A file with these bytes. */
export function exported(file: string, content: Buffer): ExportedFile {
  return { file, content, sha256: createHash('sha256').update(content).digest('hex') }
}
