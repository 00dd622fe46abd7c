import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalJson } from './canonical-json'
import { isUnseen, MachineFault } from './fault'
import type { Manifest } from './manifest'

const manifestFormat: Manifest['format'] = 1

/** What an edition is made of. Two editions of one key hold the same documents. */
export interface Ingredients {
  /** Hash of the content folder (see `contentHash`). */
  readonly content: string
  /** Address of the public site. */
  readonly siteUrl: string
  /** Hash of the site's code (see `codeKey`). */
  readonly code: string
}

/** The key of the edition that these ingredients give with this version of Node; lower-case hexadecimal. */
export function editionKey({ content, siteUrl, code }: Ingredients): string {
  const { node, zlib, brotli, icu, unicode } = process.versions
  // Node's own parts take part in the bytes: its compressors, and ICU in dates, numbers and order.
  const engine = { node: node.split('.')[0], zlib, brotli, icu, unicode }
  const ingredients = { format: manifestFormat, content, siteUrl, code, engine }
  return createHash('sha256').update(canonicalJson(ingredients)).digest('hex')
}

/**
 * The hash of the code of a built app: hexadecimal, from the file `code-key` that the build leaves in its folder.
 * The build makes it from the sources, so that two builds of the same code agree. Throws `MachineFault`.
 */
export async function codeKey(buildFolder: string): Promise<string> {
  const file = join(buildFolder, 'code-key')
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isUnseen(error)) throw error
    throw new MachineFault(
      'Le site n’est pas construit.',
      `Le site n’est pas construit : ${file} manque. Lancer « npm start ». (${String(error)})`,
    )
  })
  const key = text.trim()
  if (/^[0-9a-f]{16,}$/.test(key)) return key
  throw new MachineFault(
    'Le site n’est pas construit.',
    `${file} ne contient pas un nombre hexadécimal. Effacer ce dossier et lancer « npm start ».`,
  )
}
