import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { codeKey, hashSources } from './code-key.mjs'
import { CommandError } from './command-error.mjs'
import { withoutSettings } from './environment.mjs'
import { exclusively } from './exclusively.mjs'
import { executeNode } from './execute.mjs'

/**
 * A build of the code, finished and current.
 *
 * @typedef {object} Build
 * @property {string} key of the code
 * @property {string} distDir name of its folder in the project: what Next.js calls `distDir`
 */

/** Builds that stay: going back to one, and servers still running one, cost nothing. */
const keptBuilds = 3
const buildFolder = /^\.next-[0-9a-f]{16}$/

/**
 * The build of the code as it is now, if there is one.
 *
 * Each build has a folder of its own, named after its code. A build that fails or is killed therefore harms no other,
 * and Next.js, which writes the folder's name into what it builds, never finds itself somewhere else.
 *
 * @param {string} folder of the project
 * @returns {Build | undefined}
 */
export function currentBuild(folder) {
  const build = buildOf(codeKey(hashSources(folder)))
  return isFinished(folder, build) ? build : undefined
}

/**
 * The build of the code as it is now, made if there is none. Safe when several commands start at once.
 * Throws `CommandError` when building fails.
 *
 * @param {string} folder of the project
 * @param {(folder: string, distDir: string) => Promise<number | null>} [compile] builds into a folder of that name,
 *   gives an exit status
 * @returns {Promise<Build>}
 */
export async function ensureBuilt(folder, compile = compileSite) {
  const build = currentBuild(folder)
  if (build) {
    markUsed(folder, build)
    return build
  }
  return exclusively(
    join(folder, '.next-lock'),
    () => makeBuild(folder, compile),
    () => console.error('Une autre commande prépare déjà le site ; attente de sa fin.'),
  )
}

/**
 * @param {string} folder
 * @param {(folder: string, distDir: string) => Promise<number | null>} compile
 * @returns {Promise<Build>}
 */
async function makeBuild(folder, compile) {
  const before = hashSources(folder)
  const build = buildOf(codeKey(before))
  if (isFinished(folder, build)) return build

  console.error('Construction du site (next build), une fois pour chaque état du code.')
  const started = performance.now()
  rmSync(join(folder, build.distDir), { recursive: true, force: true })
  const status = await compile(folder, build.distDir)
  if (status !== 0) {
    throw new CommandError(
      `La construction du site a échoué (statut ${status}) : corriger l'erreur donnée ci-dessus, puis relancer la commande.`,
    )
  }
  const changed = differences(before, hashSources(folder))
  if (changed.length > 0) {
    throw new CommandError(
      `Le code a changé pendant sa construction (${changed.slice(0, 3).join(', ')}) : relancer la commande.`,
    )
  }
  finish(folder, build)
  console.error(`Site construit en ${Math.round((performance.now() - started) / 1000)} s.`)
  removeOldBuilds(folder)
  return build
}

/**
 * @param {string} key
 * @returns {Build}
 */
function buildOf(key) {
  return { key, distDir: `.next-${key.slice(0, 16)}` }
}

/**
 * The last file written into a build; it holds the whole key.
 *
 * @param {string} folder
 * @param {string} distDir
 */
const keyFile = (folder, distDir) => join(folder, distDir, 'code-key')

/**
 * @param {string} folder
 * @param {Build} build
 */
function isFinished(folder, { key, distDir }) {
  const file = keyFile(folder, distDir)
  return existsSync(file) && readFileSync(file, 'utf8') === key
}

/**
 * @param {string} folder
 * @param {Build} build
 */
function finish(folder, { key, distDir }) {
  const file = keyFile(folder, distDir)
  writeFileSync(`${file}.part`, key)
  renameSync(`${file}.part`, file)
}

/**
 * @param {string} folder
 * @param {Build} build
 */
function markUsed(folder, { distDir }) {
  try {
    utimesSync(keyFile(folder, distDir), new Date(), new Date())
  } catch {
    // A finished build is of use on a read-only disk, or to a person who does not own it, as well.
  }
}

/**
 * Removes the builds that were used longest ago, and what builds that were cut short left.
 *
 * @param {string} folder
 */
function removeOldBuilds(folder) {
  readdirSync(folder)
    .filter((name) => buildFolder.test(name))
    .map((name) => ({ name, used: lastUse(folder, name) }))
    .sort((a, b) => b.used - a.used)
    .filter(({ used }, rank) => used === 0 || rank >= keptBuilds)
    .forEach(({ name }) => {
      rmSync(join(folder, name), { recursive: true, force: true })
    })
}

/**
 * Milliseconds; 0 for a build that was never finished.
 *
 * @param {string} folder
 * @param {string} distDir
 */
function lastUse(folder, distDir) {
  const file = keyFile(folder, distDir)
  return existsSync(file) ? statSync(file).mtimeMs : 0
}

/**
 * @param {Map<string, string>} before
 * @param {Map<string, string>} after
 */
function differences(before, after) {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  )
}

/**
 * Builds the app, then the commands, which Node.js 20 cannot run as TypeScript.
 *
 * @param {string} folder
 * @param {string} distDir
 */
async function compileSite(folder, distDir) {
  const next = join(folder, 'node_modules', 'next', 'dist', 'bin', 'next')
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...withoutSettings(),
    NODE_ENV: 'production',
    NEXT_DIST_DIR: distDir,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const status = await executeNode(next, ['build'], { cwd: folder, env })
  if (status === 0) await bundleCommands(folder, join(folder, distDir, 'commands'))
  return status
}

/**
 * Turns each lib/commands/*.ts into JavaScript of the same name; installed packages stay outside of it.
 *
 * @param {string} folder
 * @param {string} outdir
 */
async function bundleCommands(folder, outdir) {
  const commands = join(folder, 'lib', 'commands')
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: folder,
    entryPoints: readdirSync(commands)
      .filter((name) => /(?<!\.d)\.ts$/.test(name))
      .map((name) => join(commands, name)),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // What a command imports late is then read late.
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  })
}
