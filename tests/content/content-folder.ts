import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url))

/** The smallest content folder that makes a site. */
export const minimalContent = join(fixtures, 'contenu-minimal')
/** One folder per rule, or one per message of the rule. */
export const ruleFixtures = join(fixtures, 'regles')

/** A copy of a content folder, removed when the test has ended. */
export async function copyOfContent(source = minimalContent): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'contenu-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const root = join(folder, 'content')
  await cp(source, root, { recursive: true })
  return root
}

/** Writes a file of a content folder, its folders too. */
export async function writeContent(root: string, file: string, content: string | Uint8Array): Promise<void> {
  const path = join(root, file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
}
