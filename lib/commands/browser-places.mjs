import { existsSync } from 'node:fs'
import { posix, win32 } from 'node:path'

/**
 * @typedef {object} System
 * @property {NodeJS.Platform} platform
 * @property {NodeJS.ProcessEnv} env
 * @property {(path: string) => boolean} exists
 */

/** @type {System} */
const thisSystem = { platform: process.platform, env: process.env, exists: existsSync }

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'Chromium',
  'Google Chrome',
]

/**
 * The programs of the Chromium and Chrome browsers that are installed, those of the PATH first.
 *
 * @param {System} [system]
 * @returns {string[]} absolute paths
 */
export function installedBrowsers({ platform, env, exists } = thisSystem) {
  const { delimiter, join } = platform === 'win32' ? win32 : posix
  const extension = platform === 'win32' ? '.exe' : ''
  // Windows writes this variable's name in any mixture of capitals.
  const path = Object.entries(env).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? ''
  const folders = [...path.split(delimiter).filter(Boolean), ...usualFolders(platform, env)]
  const programs = folders.flatMap((folder) => names.map((name) => join(folder, name + extension)))
  return [...new Set(programs)].filter(exists)
}

/**
 * Where installers put these browsers, though no PATH says so.
 *
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
function usualFolders(platform, { HOME = '', PROGRAMFILES, LOCALAPPDATA, ...env }) {
  if (platform === 'darwin') {
    return ['', HOME].flatMap((home) =>
      ['Chromium', 'Google Chrome'].map((name) => `${home}/Applications/${name}.app/Contents/MacOS`),
    )
  }
  if (platform === 'win32') {
    return [PROGRAMFILES, env['PROGRAMFILES(X86)'], LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => ['Google\\Chrome', 'Chromium'].map((name) => `${folder}\\${name}\\Application`))
  }
  return ['/usr/bin', '/opt/google/chrome', '/snap/bin']
}
