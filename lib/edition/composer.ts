import { join } from 'node:path'
import { loadNextApp } from './app'
import { codeKey } from './key'
import { serveCompositions } from './serve-compositions'

/*
 * The composer's process: `openComposer` starts it, built into one file, in the folder of the app.
 * The build's folder is the setting that next.config reads too.
 */
const folder = process.cwd()

await serveCompositions(async () => ({
  code: await codeKey(join(folder, process.env.NEXT_DIST_DIR || '.next')),
  listener: await loadNextApp(folder),
  publicFolder: join(folder, 'public'),
}))
