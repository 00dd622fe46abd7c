import { readdir } from 'node:fs/promises'
import { childrenOf, type SiteProcess } from '../system/site-process'
import { pause, until } from './trial'

/** The work folder of a composer, whose name carries its process (see work-folder.ts). */
const workOf = /^\.work-[0-9a-f]{8}-(?<pid>\d+)-[0-9a-f]+$/

export interface Work {
  readonly folder: string
  readonly pid: number
}

/** Waits until a composer of this site has begun to work. */
export async function untilComposing(
  site: SiteProcess,
  editionsDir: string,
  isOther: (work: Work) => boolean = () => true,
): Promise<Work> {
  let found: Work | undefined
  await until('le début d’une composition', async () => {
    const composers = await childrenOf(site.child.pid ?? 0)
    found = (await worksIn(editionsDir)).find((work) => composers.includes(work.pid) && isOther(work))
    return found !== undefined
  })
  if (!found) throw new Error('No work was found.')
  return found
}

export async function worksIn(editionsDir: string): Promise<Work[]> {
  const names = await readdir(editionsDir)
  return names.flatMap((folder) => {
    const pid = workOf.exec(folder)?.groups?.pid
    return pid === undefined ? [] : [{ folder, pid: Number(pid) }]
  })
}

/** Whether this work is still under way. */
export async function isUnderWay({ folder }: Work, editionsDir: string): Promise<boolean> {
  return (await readdir(editionsDir)).includes(folder)
}

/** How long a composition takes here, in milliseconds. */
export async function durationOf(work: Work, editionsDir: string): Promise<number> {
  const start = performance.now()
  while (await isUnderWay(work, editionsDir)) await pause(2)
  return performance.now() - start
}

/** Kills a composer, some milliseconds after now. Tells whether it was at its work then. */
export async function killComposer(work: Work, editionsDir: string, delay: number): Promise<boolean> {
  await pause(delay)
  if (!(await isUnderWay(work, editionsDir))) return false
  try {
    return process.kill(work.pid, 'SIGKILL')
  } catch (error) {
    // Gone between the look and the kill.
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
    throw error
  }
}
