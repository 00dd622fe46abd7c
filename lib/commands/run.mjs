/**
 * node lib/commands/run.mjs <command> [argument …]
 *
 * Installs and builds what is missing, then runs lib/commands/<command>.ts, in this same process.
 */
import './require-node.mjs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CommandError, runToEnd } from './command-error.mjs'
import { prepare } from './prepare.mjs'
import { projectFolder } from './project.mjs'

await runToEnd(async () => {
  const [node = '', , command = '', ...args] = process.argv
  if (!/^[a-z-]+$/.test(command) || !existsSync(join(projectFolder, 'lib', 'commands', `${command}.ts`))) {
    throw new CommandError(
      `La commande « ${command} » n'existe pas : « npm run » donne la liste des commandes.`,
    )
  }
  const { distDir } = await prepare(projectFolder)
  const script = join(projectFolder, distDir, 'commands', `${command}.mjs`)

  process.chdir(projectFolder)
  process.env.NEXT_DIST_DIR = distDir
  process.argv = [node, script, ...args]
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(script).href)
})
