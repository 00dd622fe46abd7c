import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { webFonts } from '../../lib/commands/web-fonts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const fonts = await webFonts()

test.each(fonts)(
  '$file is what « npm run fonts » makes of the published typeface',
  async ({ file, bytes }) => {
    const kept = await readFile(join(root, 'app', '_fonts', file))
    expect(Buffer.compare(kept, bytes)).toBe(0)
  },
)

test('all the fonts together weigh 60 kB at most', () => {
  expect(fonts.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(60_000)
})
