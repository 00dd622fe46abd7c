import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadPublication } from '../../lib/content/load-publication'
import { report } from '../../lib/content/report'
import { projectFolder } from '../imports'
import { copyOfContent, writeContent } from './content-folder'

const content = join(projectFolder, 'content')

test('the editor’s guide shows an error as the site tells it', async () => {
  const root = await copyOfContent(content)
  const main = await readFile(join(root, 'publication.md'), 'utf8')
  await writeContent(root, 'publication.md', main.replace(/^date: .*$/m, 'date: juin 2013'))
  const [told = ''] = report((await loadPublication(root)).problems).split('\n\n')
  expect(told).toContain('date-invalide')
  expect(await readFile(join(content, 'LISEZMOI.md'), 'utf8')).toContain(`\n${told}\n`)
})
