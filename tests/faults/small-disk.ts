import { execFileSync } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Trial } from './trial'

/** A file system of its own, small enough to be filled. */
export interface SmallDisk {
  fill(): Promise<void>
  free(): Promise<void>
  /** Takes away, or gives back, the right to write to it. */
  setReadOnly(isReadOnly: boolean): void
}

/** Mounts a disk of so many kibibytes at `folder`; nothing, which is counted as skipped, where this user may not. */
export function mountSmallDisk(trial: Trial, folder: string, kibibytes: number): SmallDisk | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k,mode=1777`, 'tmpfs', folder], {
      stdio: 'ignore',
    })
  } catch {
    trial.skip('Un petit disque ne peut être monté que par l’administrateur.')
    return undefined
  }
  trial.after(() => execFileSync('umount', ['--lazy', folder]))
  const ballast = join(folder, 'lest')
  return {
    fill: () => writeFile(ballast, Buffer.alloc(kibibytes * 1024)).catch(ignoreFull),
    free: () => rm(ballast, { force: true }),
    setReadOnly: (isReadOnly) => {
      execFileSync('mount', ['-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, folder])
    },
  }
}

function ignoreFull(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
}
