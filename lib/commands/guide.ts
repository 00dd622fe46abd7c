import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { editorFiles } from '../content/guide/editor-files'
import { guideWithParts } from '../content/guide/guide-parts'
import { runCommand } from './run-command'

/*
 * npm run guide: makes the tables of the editor's guide again, and the files by which VS Code proposes fields, from the
 * schemas of the front matter and the rules.
 */
await runCommand(async () => {
  const content = join(process.cwd(), 'content')
  const guide = join(content, 'LISEZMOI.md')
  await writeFile(guide, guideWithParts(await readFile(guide, 'utf8')))
  for (const [name, text] of editorFiles()) {
    const file = join(content, '.vscode', name)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  console.log('Les tableaux du guide et les fichiers de content/.vscode sont à jour.')
  return 0
})
