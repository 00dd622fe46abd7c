import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommandError } from './command-error.mjs'
import { exclusively } from './exclusively.mjs'
import { executeNpm } from './execute.mjs'

/**
 * What package-lock.json says of one package.
 *
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, dev?: boolean }} LockedPackage
 */

/**
 * @typedef {object} Installation
 * @property {boolean} tools whether the packages for building and testing are needed too, or only those for running
 * @property {(folder: string) => Promise<number | null>} [install] runs the installation, gives its exit status
 */

/**
 * Installs the packages of package-lock.json into `folder` unless they are there. Safe when several commands start
 * at once. Throws `CommandError` when the installation fails.
 *
 * @param {string} folder
 * @param {Installation} installation
 * @returns {Promise<void>}
 */
export async function ensureInstalled(folder, { tools, install = npmCi }) {
  if (!missingPackage(folder, tools)) return
  await exclusively(
    join(folder, '.next-lock'),
    async () => {
      if (!missingPackage(folder, tools)) return
      console.error(
        existsSync(join(folder, 'node_modules'))
          ? "Installation des dépendances (npm ci) : node_modules n'est pas celui que décrit package-lock.json."
          : 'Installation des dépendances (npm ci), une seule fois : node_modules manque encore.',
      )
      const status = await install(folder)
      if (status !== 0) {
        throw new CommandError(
          `L'installation a échoué (npm ci, statut ${status}). Si le registre npm n'a pas répondu, rétablir la connexion ; si npm dit que package-lock.json ne suit pas package.json, lancer « npm install » ; puis relancer la commande.`,
        )
      }
      const missing = missingPackage(folder, tools)
      if (missing) {
        throw new CommandError(
          `npm ci s'est terminé sans installer « ${missing} » : ôter des réglages de npm (fichier .npmrc, variables npm_config_…) celui qui l'écarte, puis relancer la commande.`,
        )
      }
    },
    () => console.error('Une autre commande prépare déjà le site ; attente de sa fin.'),
  )
}

/**
 * The first package of package-lock.json that node_modules has not, or has in another state; `undefined` when all
 * are there. npm writes the list that is compared, node_modules/.package-lock.json, after all the rest, so an
 * installation that was cut short has none.
 *
 * @param {string} folder
 * @param {boolean} tools whether development packages count
 * @returns {string | undefined}
 */
export function missingPackage(folder, tools) {
  const installed = lockedPackages(join(folder, 'node_modules', '.package-lock.json'))
  for (const [path, wanted] of lockedPackages(join(folder, 'package-lock.json'))) {
    // The first entry is the project itself.
    if (path === '' || (wanted.dev && !tools)) continue
    const found = installed.get(path)
    // Most optional packages are for other systems. devOptional: needed by tools, optional for the rest.
    const mayBeAbsent = wanted.optional || (wanted.devOptional && !tools)
    if (!found && mayBeAbsent) continue
    const same = found?.version === wanted.version && found?.integrity === wanted.integrity
    if (!same || !existsSync(join(folder, path))) return path.replace(/^node_modules\//, '')
  }
  return undefined
}

/**
 * @param {string} file a lock file of npm, version 2 or later
 * @returns {Map<string, LockedPackage>} by path inside the project; empty when there is no such file
 */
function lockedPackages(file) {
  if (!existsSync(file)) return new Map()
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages))
}

/**
 * Whatever NODE_ENV or npm's settings say: building needs the types that are development packages, and npm writes no
 * list of what it installed for other strategies.
 *
 * @param {string} folder
 */
function npmCi(folder) {
  const always = ['--include=dev', '--include=optional', '--include=peer', '--install-strategy=hoisted']
  // No package needs its script of installation, and npm would warn of each.
  return executeNpm(['ci', ...always, '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder })
}
