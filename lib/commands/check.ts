import { relative } from 'node:path'
import { loadPublication } from '../content/load-publication'
import { report } from '../content/report'
import { settings } from '../settings'
import { runCommand } from './run-command'

/* npm run check: reads the content as the site does, and prints what is wrong with it. */
await runCommand(async () => {
  const { contentDir } = settings()
  const { publication, problems } = await loadPublication(contentDir)
  console.log(report(problems, relative(process.cwd(), contentDir) || '.'))
  return publication ? 0 : 1
})
