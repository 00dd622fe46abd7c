import { mkdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * @typedef {object} Patience
 * @property {number} beat milliseconds between two signs of life of the holder
 * @property {number} silence milliseconds without a sign of life after which the holder is taken for dead
 */

/** @type {Patience} */
const usualPatience = { beat: 1_000, silence: 10_000 }

/**
 * Runs `task` while no other process runs a task under the same folder name, waiting for its turn.
 *
 * The holder makes the folder, which only one can do, and renews its date as long as it works. A folder whose date
 * stands still was left by a process that was killed. Dates are compared with one another, never with a clock, so
 * that a container or a network disk with another time, or a process number used again, changes nothing.
 *
 * @template Result
 * @param {string} folder absolute path; its parent exists
 * @param {() => Promise<Result>} task
 * @param {() => void} [onWait] called once if another holds the folder
 * @param {Patience} [patience]
 * @returns {Promise<Result>}
 */
export async function exclusively(folder, task, onWait = () => {}, patience = usualPatience) {
  await take(folder, onWait, patience)
  const heart = setInterval(() => {
    // Without the folder there is nothing left to renew: the task is ending, or another took the folder over.
    utimes(folder, new Date(), new Date()).catch(() => clearInterval(heart))
  }, patience.beat)
  try {
    return await task()
  } finally {
    clearInterval(heart)
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * @param {string} folder
 * @param {() => void} onWait
 * @param {Patience} patience
 */
async function take(folder, onWait, { beat, silence }) {
  let seen = 0
  let seenAt = performance.now()
  for (let attempt = 0; ; attempt++) {
    if (await make(folder)) return
    if (attempt === 0) onWait()
    const date = await dateOf(folder)
    if (date !== seen) {
      seen = date
      seenAt = performance.now()
    } else if (performance.now() - seenAt > silence) {
      await bury(folder, seen)
    }
    await pause(beat / 4 + (Math.random() * beat) / 4)
  }
}

/** @param {string} folder */
async function make(folder) {
  try {
    await mkdir(folder)
    return true
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false
    throw error
  }
}

/**
 * Milliseconds; 0 when the folder has gone meanwhile.
 *
 * @param {string} folder
 */
async function dateOf(folder) {
  try {
    return (await stat(folder)).mtimeMs
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return 0
    throw error
  }
}

/**
 * Puts away the folder of a dead holder, by renaming it, which only one of several waiting processes can do.
 *
 * @param {string} folder
 * @param {number} date
 */
async function bury(folder, date) {
  const grave = `${folder}-${process.pid}-${Math.random().toString(36).slice(2)}`
  try {
    // Another may have buried it and made its own just now: that one is alive.
    if ((await dateOf(folder)) !== date) return
    await rename(folder, grave)
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return
    throw error
  }
  await rm(grave, { recursive: true, force: true })
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function isSystemError(error, code) {
  return error instanceof Error && 'code' in error && error.code === code
}
