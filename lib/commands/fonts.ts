import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommand } from './run-command'
import { webFonts } from './web-fonts'

/* npm run fonts: makes the fonts of app/_fonts from the typeface as its makers publish it. */
await runCommand(async () => {
  for (const { file, bytes } of await webFonts()) {
    await writeFile(join(process.cwd(), 'app', '_fonts', file), bytes)
    console.log(`app/_fonts/${file} : ${bytes.length} octets`)
  }
  return 0
})
