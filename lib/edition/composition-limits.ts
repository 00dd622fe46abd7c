import { readFile } from 'node:fs/promises'
import { type Fault, faultOf, MachineFault } from './fault'
import { Refusal } from './refusal'

/** What a composition may take before it is ended. */
export interface Limits {
  /** Milliseconds of computing for any edition, and for each document more. See `watchLimits`. */
  readonly time: { readonly base: number; readonly perDocument: number }
  /** Mebibytes of JavaScript objects, and in all. */
  readonly memory: { readonly heap: number; readonly resident: number }
  /** Milliseconds after which a composer that is asked for nothing is ended. */
  readonly idle: number
}

export const defaultLimits: Limits = {
  time: { base: 30_000, perDocument: 90 },
  memory: { heap: 768, resident: 2560 },
  idle: 15 * 60_000,
}

interface Watched {
  /** The process that composes. */
  readonly pid: number | undefined
  readonly limits: Limits
  readonly kill: (why: Fault) => void
  /** How the process is metered; the system tells it unless a test does. */
  readonly usage?: (pid: number | undefined) => Promise<Usage>
}

/** The watch over one composition. */
export interface LimitWatch {
  /** How many documents the edition has: its deadline depends on it. */
  counted(documents: number): void
  /** Ends the watch: nothing is killed after this, not even for what is being metered now. */
  stop(): void
}

/** How many times its computing time a composition may wait for a processor, or for nothing. */
const patience = 10

/**
 * Ends the process when its composition takes too long or too much. What counts is the time that it computes, in all its
 * threads: on a busy machine, where readers go first, good content waits but is not refused.
 */
export function watchLimits({ pid, limits, kill, usage = usageOf }: Watched): LimitWatch {
  const start = Date.now()
  const { base, perDocument } = limits.time
  let allowed = base
  let computedBefore: number | undefined
  let isOver = false
  const meter = setInterval(async () => {
    const { resident, computed } = await usage(pid)
    // The composition may have ended while it was metered: its process waits for the next one then.
    if (isOver) return
    computedBefore ??= computed
    const waited = Date.now() - start
    // Once known it stays so until the process ends, of which its death tells, and no limit.
    const spent = computedBefore === undefined ? waited : (computed ?? computedBefore) - computedBefore
    if (spent > allowed) kill(deadlineFault(allowed))
    else if (waited > allowed * patience) kill(patienceFault(allowed * patience))
    else if (resident > limits.memory.resident) kill(memoryFault(limits.memory.resident))
  }, 250)
  return {
    counted: (documents) => {
      allowed = base + perDocument * documents
    },
    stop: () => {
      isOver = true
      clearInterval(meter)
    },
  }
}

/** What a process uses. Linux alone says it; elsewhere, and of a process that has ended, nothing is known. */
export interface Usage {
  /** Mebibytes; 0 where it is not known. */
  readonly resident: number
  /** Milliseconds, of all threads together. */
  readonly computed?: number
}

async function usageOf(pid: number | undefined): Promise<Usage> {
  const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')
  const [status, stat] = await Promise.all([read('status'), read('stat')])
  const kibibytes = /^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1]
  // proc_pid_stat(5): eleven fields after the name, which may hold anything, the time as user and in the system.
  const times = /^.*\) (?:\S+ ){11}(\d+) (\d+) /.exec(stat)
  // In ticks of which Linux shows programs a hundred a second, whatever its own clock.
  const computed = times ? (Number(times[1]) + Number(times[2])) * 10 : undefined
  return { resident: Number(kibibytes ?? 0) / 1024, ...(computed === undefined ? {} : { computed }) }
}

const inSeconds = (milliseconds: number) => `${(milliseconds / 1000).toLocaleString('fr-FR')}\u00A0s`

function patienceFault(waited: number): Fault {
  return faultOf(
    new MachineFault(
      'La machine a trop à faire.',
      `La composition n’était pas finie après ${inSeconds(waited)} et a été arrêtée : la machine a sans doute trop à faire.`,
    ),
  )
}

function deadlineFault(allowed: number): Fault {
  return faultOf(
    new Refusal(
      `La composition a dépassé ${inSeconds(allowed)} de calcul et a été arrêtée. Un texte est sans doute trop long ou trop imbriqué : revoir le dernier fichier modifié.`,
    ),
  )
}

export function memoryFault(mebibytes: number): Fault {
  return faultOf(
    new Refusal(
      `La composition a demandé plus de ${mebibytes}\u00A0Mio de mémoire et a été arrêtée. Un texte ou un document est sans doute trop lourd : revoir le dernier fichier modifié.`,
    ),
  )
}
