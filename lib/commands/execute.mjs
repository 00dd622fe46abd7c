import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Interruption } from './command-error.mjs'

/**
 * @typedef {object} Execution
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} [env]
 * @property {'stdout' | 'stderr'} [output] where both streams of the program go; `stderr` keeps the standard output
 *   of a command free for what the command itself says
 * @property {number} [timeout] milliseconds after which the program is ended
 * @property {number} [grace] milliseconds that a program has to end by itself once it was asked to; npm alone would
 *   take a quarter of a minute to undo an installation that nobody waits for
 */

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Runs a program, shows what it prints, and gives its exit status (`null` when it was ended by a signal).
 * A signal that reaches this process meanwhile is handed on; once the program has ended, `Interruption` is thrown.
 * Throws the system's error when the program cannot be started.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {Execution} execution
 * @returns {Promise<number | null>}
 */
export function execute(file, args, { cwd, env = process.env, output = 'stderr', timeout, grace = 10_000 }) {
  return new Promise((resolve, reject) => {
    const stream = output === 'stderr' ? 2 : 1
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', stream, stream], timeout })
    /** @type {NodeJS.Signals | undefined} */
    let received
    /** @type {NodeJS.Timeout | undefined} */
    let lastResort
    /** @param {NodeJS.Signals} signal */
    const handOn = (signal) => {
      received = signal
      child.kill(signal)
      lastResort ??= setTimeout(() => child.kill('SIGKILL'), grace)
    }
    const stopListening = () => {
      clearTimeout(lastResort)
      for (const signal of signals) process.off(signal, handOn)
    }
    for (const signal of signals) process.on(signal, handOn)
    child.on('error', (error) => {
      stopListening()
      reject(error)
    })
    child.once('exit', (status) => {
      stopListening()
      if (received) reject(new Interruption(received))
      else resolve(status)
    })
  })
}

/**
 * Runs a JavaScript program with the Node.js of this process; as `execute` otherwise.
 *
 * @param {string} script
 * @param {readonly string[]} args
 * @param {Execution} execution
 */
export function executeNode(script, args, execution) {
  return execute(process.execPath, [script, ...args], execution)
}

/**
 * Runs npm; as `execute` otherwise.
 *
 * @param {readonly string[]} args
 * @param {Execution} execution
 */
export function executeNpm(args, execution) {
  const script = npmScript()
  return script ? executeNode(script, args, execution) : execute('npm', args, execution)
}

/** npm's own script, because Windows cannot start `npm` without a shell; `undefined` where it is not found. */
function npmScript() {
  const beside = dirname(process.execPath)
  return [
    process.env.npm_execpath,
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => path?.endsWith('npm-cli.js') && existsSync(path))
}
