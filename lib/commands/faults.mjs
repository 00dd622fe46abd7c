/**
 * node lib/commands/faults.mjs [name …]: what comes from outside and must not stop the site, tried on a site of its own.
 *
 * Installs and builds what is missing. Some ten minutes; ends with the line « N passed, N failed ».
 */
import './require-node.mjs'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { runToEnd } from './command-error.mjs'
import { ensureInstalled } from './install.mjs'
import { projectFolder } from './project.mjs'

await runToEnd(async () => {
  await ensureInstalled(projectFolder, { tools: true })
  const { distDir } = await ensureBuilt(projectFolder)
  for (const setting of ['PORT', 'HOST', 'SITE_URL', 'CONTENT_DIR', 'EDITIONS_DIR'])
    delete process.env[setting]
  process.env.NEXT_DIST_DIR = distDir

  // The tests are TypeScript, which Node.js 20 does not run; Vite, which runs the other tests, loads them too.
  const { runnerImport } = await import('vite')
  const { module } = await runnerImport(join(projectFolder, 'tests', 'faults', 'main.ts'), {
    configFile: false,
    root: projectFolder,
  })
  /** @type {{ runFaults(wanted: readonly string[]): Promise<number> }} */
  const { runFaults } = module
  process.exitCode = await runFaults(process.argv.slice(2))
})
