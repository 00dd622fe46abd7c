import { chmodSync, renameSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeKey, hashSources } from '../../lib/commands/code-key.mjs'
import { projectFolder, writeFiles } from './project-folder'

const code = {
  'app/page.tsx': 'export default function Page() {}',
  'lib/site.ts': 'export {}',
  'lib/settings.ts': 'export {}',
  'lib/citation/passage.ts': 'export {}',
  'public/.well-known/probe.txt': 'essai',
  'public/lisez-moi.md': 'essai',
  'package.json': '{}',
  'package-lock.json': '{}',
  'next.config.ts': 'export default {}',
  'tsconfig.json': '{}',
}

const keyOf = (folder: string) => codeKey(hashSources(folder), '20.9.0')

describe('the key of the code', () => {
  test('is the same for the same code elsewhere, whatever the dates, the rights and the order of the files', () => {
    const [here, there] = [
      projectFolder(code),
      projectFolder(Object.fromEntries(Object.entries(code).reverse())),
    ]
    utimesSync(join(there, 'lib/site.ts'), 0, 0)
    chmodSync(join(there, 'lib/site.ts'), 0o600)
    expect(keyOf(there)).toBe(keyOf(here))
    expect(keyOf(here)).toMatch(/^[0-9a-f]{64}$/)
  })

  test.each(Object.keys(code))('changes with %s', (path) => {
    const folder = projectFolder(code)
    const before = keyOf(folder)
    writeFiles(folder, { [path]: 'autre chose' })
    expect(keyOf(folder)).not.toBe(before)
  })

  test('changes when a file is added, and when one is renamed', () => {
    const folder = projectFolder(code)
    const before = keyOf(folder)
    writeFiles(folder, { 'app/villes/page.tsx': '' })
    const added = keyOf(folder)
    renameSync(join(folder, 'app/villes/page.tsx'), join(folder, 'app/villes/not-found.tsx'))
    expect(new Set([before, added, keyOf(folder)]).size).toBe(3)
  })

  test('does not change with the content, the tests, the documents, or what editors and file managers leave behind', () => {
    const folder = projectFolder(code)
    const before = keyOf(folder)
    writeFiles(folder, {
      'content/publication.md': '---',
      'tests/a.test.ts': '',
      'README.md': '',
      'lib/server/OPERATION.md': '',
      'lib/server/recipes/microsite.service': '',
      'app/.DS_Store': '',
      'lib/.site.ts.swp': '',
      'lib/site.ts~': '',
    })
    expect(keyOf(folder)).toBe(before)
  })

  test('changes with the major version of Node.js only', () => {
    const hashes = hashSources(projectFolder(code))
    expect(codeKey(hashes, '20.20.2')).toBe(codeKey(hashes, '20.9.0'))
    expect(codeKey(hashes, '22.0.0')).not.toBe(codeKey(hashes, '20.9.0'))
  })
})
