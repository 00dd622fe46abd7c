import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { initWasm } from '@resvg/resvg-wasm'
import { imageSize } from 'image-size'
import { expect, test } from 'vitest'
import { iconFiles } from '../../lib/commands/icon-files'

const root = fileURLToPath(new URL('../..', import.meta.url))
await initWasm(await readFile(join(root, 'node_modules', '@resvg', 'resvg-wasm', 'index_bg.wasm')))
const icons = iconFiles()

test.each(icons)('public/$file is what « npm run icons » makes', async ({ file, bytes }) => {
  expect(Buffer.compare(await readFile(join(root, 'public', file)), bytes)).toBe(0)
})

test('each icon can be read and has the size that its readers expect', () => {
  const sizes = icons.map(({ file, bytes }) => [file, imageSize(bytes).width, imageSize(bytes).height])
  expect(sizes).toEqual([
    ['favicon.svg', 32, 32],
    ['favicon.ico', 32, 32],
    ['apple-touch-icon.png', 180, 180],
  ])
})
