/** A command that cannot go on. Its message is French and says what to do; no stack is shown. */
export class CommandError extends Error {
  /** @override */
  name = 'CommandError'
}

/** The person or the system asked the command to end while a program that it started was running. */
export class Interruption extends Error {
  /** @override */
  name = 'Interruption'

  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`Interrompu (${signal}).`)
    this.signal = signal
  }
}

/**
 * Runs a command to its end, and ends the process as a shell expects: status 1 with one message for a
 * `CommandError`, the signal itself for an `Interruption`. Other errors are faults of the program and keep their stack.
 *
 * @param {() => Promise<void>} command
 * @returns {Promise<void>}
 */
export async function runToEnd(command) {
  try {
    await command()
  } catch (error) {
    // By name: the bundled commands have a copy of the class.
    if (error instanceof Error && error.name === 'CommandError') {
      console.error(error.message)
      process.exitCode = 1
    } else if (error instanceof Interruption) {
      process.kill(process.pid, error.signal)
    } else throw error
  }
}
