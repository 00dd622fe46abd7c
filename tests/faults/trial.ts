import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How much is tried: everything, or the little that `npm test` has the time for. */
export type Extent = 'full' | 'short'

/** A fault that comes from outside, and what must not come of it. */
export interface Scenario {
  /** By which it can be asked for, in French. */
  readonly name: string
  run(trial: Trial): Promise<void>
}

/** What came of a scenario. */
export interface Outcome {
  readonly tried: number
  /** What went wrong, each a French sentence; nothing when all is well. */
  readonly wrong: readonly string[]
  /** Why parts of it could not be tried on this machine. */
  readonly skipped: readonly string[]
  /** Figures beside the counts. */
  readonly notes: readonly string[]
}

/** One run of a scenario: counts what it tries, and takes away what it set up. */
export class Trial {
  readonly extent: Extent
  readonly #cleanups: (() => Promise<unknown> | unknown)[] = []
  readonly #wrong: string[] = []
  readonly #skipped: string[] = []
  readonly #notes: string[] = []
  #tried = 0

  constructor(extent: Extent) {
    this.extent = extent
  }

  /** As many as the extent allows. */
  count(counts: Readonly<Record<Extent, number>>): number {
    return counts[this.extent]
  }

  /** One thing that was tried; `fault` says what is wrong where it did not hold. */
  check(holds: boolean, fault: string): void {
    this.#tried += 1
    if (!holds) this.#wrong.push(fault)
  }

  /** Many things that were tried, and what was wrong with some of them. */
  add(tried: number, wrong: readonly string[]): void {
    this.#tried += tried
    this.#wrong.push(...wrong)
  }

  /** A part that may break off without taking the following ones with it. */
  async part(name: string, run: () => Promise<void>): Promise<void> {
    await run().catch((error: unknown) => {
      this.check(false, `${name} : ${error instanceof Error ? error.message : String(error)}`)
    })
  }

  skip(why: string): void {
    // Where the tools are promised, a machine without them is a fault.
    if (process.env.REQUIRE_SYSTEM_TOOLS === '1') throw new Error(why)
    this.#skipped.push(why)
  }

  note(figure: string): void {
    this.#notes.push(figure)
  }

  /** Called once the scenario is over, the last one first. */
  after(cleanup: () => Promise<unknown> | unknown): void {
    this.#cleanups.push(cleanup)
  }

  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'pannes-'))
    this.after(() => rm(folder, { recursive: true, force: true }))
    return folder
  }

  /** A copy of a folder, with the dates and the links that it has. */
  async copyOf(folder: string): Promise<string> {
    const copy = join(await this.folder(), 'copie')
    await cp(folder, copy, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
    return copy
  }

  async end(): Promise<Outcome> {
    for (const cleanup of this.#cleanups.splice(0).reverse()) {
      await Promise.resolve()
        .then(cleanup)
        .catch((error: unknown) => this.#wrong.push(`Remise en état : ${String(error)}`))
    }
    return { tried: this.#tried, wrong: this.#wrong, skipped: this.#skipped, notes: this.#notes }
  }
}

/** Runs a scenario to its end. One that breaks off is wrong, and says where. */
export async function runScenario(scenario: Scenario, trial: Trial): Promise<Outcome> {
  await trial.part('Interrompu', () => scenario.run(trial))
  return trial.end()
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Far longer than anything takes on a machine that is ten times too busy: what passes it does not come. Milliseconds.
 */
const patience = Number(process.env.FAULTS_PATIENCE ?? 180) * 1000

/** Waits for an event. Throws once it is sure that it does not come. */
export async function until(
  event: string,
  hasCome: () => boolean | Promise<boolean>,
  limit = patience,
): Promise<void> {
  const start = performance.now()
  while (!(await hasCome())) {
    if (performance.now() - start > limit)
      throw new Error(`N’est pas venu en ${Math.round(limit / 1000)} s : ${event}.`)
    await pause(25)
  }
}
