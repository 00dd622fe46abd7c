import { join } from 'node:path'
import { Draft } from '../../lib/edition/draft'
import { keepDraft } from '../../lib/edition/store'
import { openWorkFolder } from '../../lib/edition/work-folder'

/** Writes a finished draft of one page into a folder of editions, outside of the kept ones. */
export async function draftEdition(
  editionsDir: string,
  text: string,
): Promise<{ draft: string; hash: string; key: string }> {
  const draft = new Draft(join(await openWorkFolder(editionsDir), 'edition'))
  const headers = { 'content-type': 'text/html; charset=utf-8' }
  const write = async (file: string, content: string) => ({
    headers,
    representations: { identity: await draft.write(file, Buffer.from(content)) },
  })
  const key = Buffer.from(text).toString('hex')
  const documents = { '/': await write('index.html', text) }
  const notFound = await write('404.html', 'introuvable')
  return {
    draft: draft.folder,
    hash: await draft.finish({ format: 1, key, documents, redirects: {}, notFound }),
    key,
  }
}

/** The same among the kept editions. Returns its hash. */
export async function keptEdition(editionsDir: string, text: string): Promise<string> {
  const { draft, hash } = await draftEdition(editionsDir, text)
  await keepDraft(editionsDir, draft, hash)
  return hash
}
