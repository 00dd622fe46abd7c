import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { initWasm } from '@resvg/resvg-wasm'
import { iconFiles } from './icon-files'
import { runCommand } from './run-command'

const publicFolder = join(process.cwd(), 'public')

/* npm run icons: makes the icons of public/ in the colours of the design. */
await runCommand(async () => {
  await initWasm(await readFile(join(process.cwd(), 'node_modules', '@resvg', 'resvg-wasm', 'index_bg.wasm')))
  for (const { file, bytes } of iconFiles()) {
    await writeFile(join(publicFolder, file), bytes)
    console.log(`public/${file} : ${bytes.length} octets`)
  }
  return 0
})
