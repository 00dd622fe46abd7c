import { join } from 'node:path'
import { Draft } from '../../lib/edition/draft'
import type { EditionDocument } from '../../lib/edition/manifest'
import { keepDraft } from '../../lib/edition/store'
import { openWorkFolder } from '../../lib/edition/work-folder'

/** Writes a finished draft of one page, and of others by path, into a folder of editions, outside of the kept ones. */
export async function draftEdition(
  editionsDir: string,
  text: string,
  others: Readonly<Record<string, string>> = {},
): Promise<{ draft: string; hash: string; key: string }> {
  const draft = new Draft(join(await openWorkFolder(editionsDir), 'edition'))
  const headers = { 'content-type': 'text/html; charset=utf-8' }
  const write = async (file: string, content: string) => ({
    headers,
    representations: { identity: await draft.write(file, Buffer.from(content)) },
  })
  const key = Buffer.from(text).toString('hex')
  const documents: Record<string, EditionDocument> = { '/': await write('index.html', text) }
  for (const [path, content] of Object.entries(others)) documents[path] = await write(path.slice(1), content)
  const notFound = await write('404.html', 'introuvable')
  return {
    draft: draft.folder,
    hash: await draft.finish({ format: 1, key, documents, redirects: {}, notFound }),
    key,
  }
}

/** The same among the kept editions. Returns its hash. */
export async function keptEdition(
  editionsDir: string,
  text: string,
  others: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { draft, hash } = await draftEdition(editionsDir, text, others)
  await keepDraft(editionsDir, draft, hash)
  return hash
}
