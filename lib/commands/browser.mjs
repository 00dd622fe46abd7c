import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { installedBrowsers } from './browser-places.mjs'
import { CommandError } from './command-error.mjs'
import { execute, executeNode } from './execute.mjs'

/**
 * A browser that was seen starting.
 *
 * @typedef {object} Browser
 * @property {string} [executablePath] absent for Playwright's own
 * @property {string[]} args that it needs on this machine
 */

/**
 * What the search for a browser asks of the machine.
 *
 * @typedef {object} Machine
 * @property {string | undefined} chosen the browser that the person names
 * @property {() => string[]} installed paths of the browsers that are there
 * @property {(executablePath?: string) => Promise<string | undefined>} fault why a browser does not start (Playwright's
 *   own without a path); `undefined` when it does
 * @property {string[]} args
 * @property {() => Promise<number | null>} downloadOwn obtains Playwright's own browser; gives an exit status
 * @property {(() => Promise<number | null>) | undefined} installPackage installs the system's own package; absent
 *   where that cannot be done
 */

/** Long enough for a hundred megabytes on an ordinary line; in milliseconds. */
const downloadTimeout = 180_000
const startTimeout = 120_000

/**
 * The first of these Chromiums that starts: the one that the person names, and then no other; Playwright's own,
 * installed already; one of the system; Playwright's own, downloaded; the package of Debian.
 * Throws `CommandError`, which says what was tried and what to do.
 *
 * @param {Machine} machine
 * @returns {Promise<Browser>}
 */
export async function findBrowser(machine) {
  const { chosen, fault, args } = machine
  /** @type {Set<string>} */
  const faults = new Set()
  for await (const executablePath of chosen ? [chosen] : candidates(machine)) {
    const found = await fault(executablePath)
    if (found === undefined) return executablePath ? { executablePath, args } : { args }
    faults.add(`\n  ${executablePath ?? 'celui de Playwright'} : ${found}`)
  }
  const what = chosen
    ? 'Le navigateur que nomme BROWSER_PATH ne démarre pas :'
    : "Aucun navigateur ne démarre : installer Chromium ou Google Chrome, ou donner dans BROWSER_PATH le chemin de l'un d'eux, puis relancer « npm test »."
  throw new CommandError(what + [...faults].join(''))
}

/**
 * The paths of browsers to try, `undefined` for Playwright's own; what is not there is fetched once the ones before
 * were refused.
 *
 * @param {Machine} machine
 * @returns {AsyncGenerator<string | undefined>}
 */
async function* candidates({ installed, downloadOwn, installPackage }) {
  yield undefined
  yield* installed()
  console.error('Aucun navigateur sur cette machine : téléchargement de celui de Playwright.')
  if ((await downloadOwn()) === 0) yield undefined
  else console.error("Le navigateur de Playwright n'a pas pu être téléchargé.")
  if (!installPackage) return
  console.error('Installation de Chromium (apt-get install chromium).')
  if ((await installPackage()) === 0) yield* installed()
  else console.error("apt-get n'a pas pu installer Chromium.")
}

/**
 * A browser for the tests; the packages of the project must be installed.
 *
 * @param {string} cwd the folder of the project
 * @returns {Promise<Browser>}
 */
export function ensureBrowser(cwd) {
  const isRoot = process.getuid?.() === 0
  // Chromium refuses its sandbox to root; a machine where tests run as root seldom has a graphics card or a free net.
  const args = isRoot ? ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] : []
  const playwright = join(cwd, 'node_modules', 'playwright', 'cli.js')
  return findBrowser({
    chosen: process.env.BROWSER_PATH,
    installed: installedBrowsers,
    fault: (executablePath) => faultAtStart(executablePath, args),
    args,
    downloadOwn: () =>
      executeNode(playwright, ['install', '--only-shell', 'chromium'], { cwd, timeout: downloadTimeout }),
    installPackage: isRoot && isDebian() ? () => installChromium(cwd) : undefined,
  })
}

/**
 * @param {string | undefined} executablePath
 * @param {string[]} args
 * @returns {Promise<string | undefined>}
 */
async function faultAtStart(executablePath, args) {
  const { chromium } = await import('playwright')
  try {
    const browser = await chromium.launch({ executablePath, args, timeout: startTimeout })
    try {
      const page = await browser.newPage()
      await page.goto('about:blank')
    } finally {
      await browser.close()
    }
    return undefined
  } catch (error) {
    return String(error).split('\n')[0]
  }
}

function isDebian() {
  const file = '/etc/os-release'
  return existsSync(file) && /^ID(_LIKE)?=.*\bdebian\b/m.test(readFileSync(file, 'utf8'))
}

/** @param {string} cwd */
async function installChromium(cwd) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // One source of packages that does not answer makes the update fail, and need not be the one with Chromium.
  await execute('apt-get', ['update'], { cwd, env })
  return execute('apt-get', ['install', '--yes', 'chromium'], { cwd, env })
}
