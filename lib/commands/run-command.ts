import { SettingError } from '../settings'
import { visibleLines } from '../terminal'

/**
 * Runs a command and ends the process with the status that it gives. What a person can mend is told in its one
 * French sentence; anything else is a fault of the program, told with its trace.
 */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command()
  } catch (error) {
    const isForPeople = error instanceof SettingError || (error instanceof Error && forPeople.has(error.name))
    console.error(isForPeople ? visibleLines(error.message) : error)
    process.exitCode = 1
  }
}

const forPeople = new Set(['SettingError', 'ListenError', 'StoreError', 'DamagedEdition', 'Refusal'])
