import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { fontFiles } from '../../../lib/commands/fonts/font-files'

const root = fileURLToPath(new URL('../../..', import.meta.url))

const files = await fontFiles()

test.each(files)(
  '$path is what « npm run fonts » makes of the published typeface',
  async ({ path, bytes }) => {
    expect(Buffer.compare(await readFile(join(root, path)), bytes)).toBe(0)
  },
)

test('three faces for pages, five for the PDF, and what is known of them', () => {
  const endings = files.map(({ path }) => path.slice(path.lastIndexOf('.')))
  expect(endings.filter((ending) => ending === '.woff2')).toHaveLength(3)
  expect(endings.filter((ending) => ending === '.ttf')).toHaveLength(5)
  expect(endings).toContain('.json')
})

test('the fonts of pages weigh 60 kB at most, each of the PDF 210 kB', () => {
  const weights = (ending: string) =>
    files.filter(({ path }) => path.endsWith(ending)).map(({ bytes }) => bytes.length)
  expect(weights('.woff2').reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(60_000)
  expect(Math.max(...weights('.ttf'))).toBeLessThanOrEqual(210_000)
})
