import { currentBuild, ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'

/**
 * Installs and builds what is missing. A finished build runs without the packages that made it.
 *
 * @param {string} folder of the project
 * @returns {Promise<import('./build.mjs').Build>}
 */
export async function prepare(folder) {
  await ensureInstalled(folder, { tools: currentBuild(folder) === undefined })
  return ensureBuilt(folder)
}
