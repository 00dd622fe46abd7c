import { faultOf } from '../edition/fault'
import { visibleLines } from '../terminal'

/**
 * Runs a command and ends the process with the status that it gives. What a person can mend is told in its one
 * French sentence; anything else is a fault of the program, told with its trace.
 */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command()
  } catch (error) {
    const { kind, report } = faultOf(error)
    const isSaid = error instanceof Error && forPeople.has(error.name)
    if (kind === 'program' && !isSaid) console.error(error)
    else console.error(visibleLines(isSaid ? error.message : report))
    process.exitCode = 1
  }
}

/** Errors whose message is for people as it stands. */
const forPeople = new Set(['SettingError', 'ListenError', 'StoreError'])
