import { execFileSync } from 'node:child_process'
import { mkdir, readdir, utimes } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { openWorkFolder, removeLeftovers } from '../../lib/edition/work-folder'
import { temporaryFolder } from './workshop'

/** The number of a process that has ended. */
function endedProcess(): string {
  return execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).trim()
}

test('what an ended process left is removed; what a living one works on stays', async () => {
  const editionsDir = await temporaryFolder()
  const living = await openWorkFolder(editionsDir)
  const left = living.replace(`-${process.pid}-`, `-${endedProcess()}-`)
  await mkdir(join(left, 'content'), { recursive: true })
  await removeLeftovers(editionsDir)
  expect(await readdir(editionsDir)).toEqual([basename(living)])
})

test('what another machine left is removed once no composition can still be using it', async () => {
  const editionsDir = await temporaryFolder()
  const [fresh, old] = ['.work-00000000-1-ab', '.work-00000000-1-cd']
  for (const name of [fresh, old]) await mkdir(join(editionsDir, name))
  const long = new Date(Date.now() - 2 * 60 * 60 * 1000)
  await utimes(join(editionsDir, old), long, long)
  await removeLeftovers(editionsDir)
  expect(await readdir(editionsDir)).toEqual([fresh])
})

test('nothing else is touched', async () => {
  const editionsDir = await temporaryFolder()
  for (const name of ['.work', '.work-x', '0123456789abcdef', 'current']) await mkdir(join(editionsDir, name))
  await removeLeftovers(editionsDir)
  expect(await readdir(editionsDir)).toHaveLength(4)
  await removeLeftovers(join(editionsDir, 'absent'))
})
