import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fontFiles } from './fonts/font-files'
import { runCommand } from './run-command'

/* npm run fonts: makes the fonts of the site, and what it knows of them, from the typeface as its makers publish it. */
await runCommand(async () => {
  for (const { path, bytes } of await fontFiles()) {
    await writeFile(join(process.cwd(), path), bytes)
    console.log(`${path} : ${bytes.length} octets`)
  }
  return 0
})
