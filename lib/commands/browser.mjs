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
 * @property {() => Promise<number | null>} downloadOwn obtains Playwright's own browser
 * @property {(() => Promise<number | null>) | undefined} installPackage installs the system's own package; absent
 *   where that cannot be done
 */

/** Long enough for a hundred megabytes on an ordinary line; in milliseconds. */
const downloadTimeout = 180_000
const startTimeout = 30_000

/**
 * A Chromium that starts, by the first of these ways that succeeds: the one that the person names; Playwright's own,
 * installed already; one of the system; Playwright's own, downloaded; the package of Debian.
 * Throws `CommandError`, which says what was tried and what to do.
 *
 * @param {Machine} machine
 * @returns {Promise<Browser>}
 */
export async function findBrowser({ chosen, installed, fault, args, downloadOwn, installPackage }) {
  /** @type {string[]} */
  const faults = []
  /**
   * @param {string | undefined} executablePath
   * @returns {Promise<Browser | undefined>}
   */
  const startable = async (executablePath) => {
    const found = await fault(executablePath)
    if (found === undefined) return executablePath ? { executablePath, args } : { args }
    faults.push(`  ${executablePath ?? 'celui de Playwright'} : ${found}`)
    return undefined
  }
  const firstStartable = async () => {
    for (const path of installed()) {
      const browser = await startable(path)
      if (browser) return browser
    }
    return undefined
  }

  if (chosen) {
    const browser = await startable(chosen)
    if (browser) return browser
    throw new CommandError(`Le navigateur que nomme BROWSER_PATH ne démarre pas :\n${faults.join('\n')}`)
  }
  const ready = (await startable(undefined)) ?? (await firstStartable())
  if (ready) return ready

  console.error('Aucun navigateur sur cette machine : téléchargement de celui de Playwright.')
  if ((await downloadOwn()) === 0) {
    const downloaded = await startable(undefined)
    if (downloaded) return downloaded
  } else {
    console.error("Le navigateur de Playwright n'a pas pu être téléchargé.")
  }

  if (installPackage) {
    console.error('Installation de Chromium (apt-get install chromium).')
    if ((await installPackage()) === 0) {
      const packaged = await firstStartable()
      if (packaged) return packaged
    } else {
      console.error("apt-get n'a pas pu installer Chromium.")
    }
  }
  const tried = [...new Set(faults)].join('\n')
  throw new CommandError(
    `Aucun navigateur ne démarre : installer Chromium ou Google Chrome, ou donner dans BROWSER_PATH le chemin de l'un d'eux, puis relancer « npm test ».\n${tried}`,
  )
}

/**
 * A browser for the tests; the packages of the project must be installed.
 *
 * @param {string} folder of the project
 * @returns {Promise<Browser>}
 */
export function ensureBrowser(folder) {
  const isRoot = process.getuid?.() === 0
  // Chromium refuses its sandbox to root; a machine where tests run as root seldom has a graphics card or a free net.
  const args = isRoot ? ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] : []
  return findBrowser({
    chosen: process.env.BROWSER_PATH,
    installed: installedBrowsers,
    fault: (executablePath) => faultAtStart(executablePath, args),
    args,
    downloadOwn: () =>
      executeNode(
        join(folder, 'node_modules', 'playwright', 'cli.js'),
        ['install', '--only-shell', 'chromium'],
        {
          cwd: folder,
          timeout: downloadTimeout,
        },
      ),
    installPackage: isRoot && isDebian() ? () => installChromium(folder) : undefined,
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
    const browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args,
      timeout: startTimeout,
    })
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
