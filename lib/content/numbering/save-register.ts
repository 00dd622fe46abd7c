import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { numberedTexts } from '../../outline'
import type { CalendarDate, Publication } from '../../publication'
import { readRegister } from './read-register'
import { type Recording, recordNumbers } from './record-numbers'
import { registerFile } from './register'
import { registerText } from './write-register'

/**
 * Records the numbers of the paragraphs of a publication that was read without error from the content folder `root`,
 * and says what changed. Nothing is written where nothing changed; a file is replaced whole, in one step.
 */
export async function saveNumbers(
  root: string,
  publication: Publication,
  today: CalendarDate,
): Promise<Recording> {
  const file = join(root, registerFile)
  const before = await textOf(file)
  const { register, problems } = readRegister({ file: registerFile, text: before })
  if (problems.length > 0) throw new Error(`${file} changed since the content was read.`)
  const recording = recordNumbers(numberedTexts(publication), register, today)
  const after = registerText(recording.register)
  if (after !== before) await replace(file, after)
  return recording
}

/** Nothing for a file that is not there yet. */
async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  })
}

async function replace(file: string, text: string): Promise<void> {
  // Names that begin with a dot are nobody's content: what watches the folder does not see it.
  const fresh = join(file, '..', `.${registerFile}.${process.pid}`)
  try {
    await writeFile(fresh, text)
    await rename(fresh, file)
  } catch (error) {
    await rm(fresh, { force: true })
    throw error
  }
}
