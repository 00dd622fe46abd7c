import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { residentMemory } from '../../lib/commands/bench/running-site'
import { childrenOf, descriptorsOf, type SiteProcess } from '../system/site-process'
import { health, untilWell } from './health'
import { type Publication, publication, runSite, save, shows } from './publication'
import { addReading, startReaders } from './readers'
import { pause, type Scenario, until } from './trial'

/** Milliseconds between two saves: some fall together, most give an edition of their own. */
const between = 120

/** Saves without end: what the site uses does not grow with them. */
export const edits: Scenario = {
  name: 'enregistrements',
  run: async (trial) => {
    const site = await publication(trial)
    const running = await runSite(trial, site)
    const readers = await startReaders(trial, running.origin, [site.editionsDir], { count: 2 })
    const count = trial.count({ full: 1000, short: 12 })
    const samples: Use[] = []
    for (let edit = 1; edit <= count; edit += 1) {
      await save(site.contentDir, `État ${edit}`)
      await pause(between)
      if (edit % Math.ceil(count / 40) === 0) samples.push(await usageOf(running, site))
    }
    await until('le dernier état', () => shows(running.origin, `État ${count}`))
    await untilWell(running)
    samples.push(await usageOf(running, site))
    addReading(trial, await readers.finish())
    trial.add(count, [])
    trial.note(`${readers.known.count} éditions`)
    if (trial.extent === 'full') {
      // With some coalescing allowed, it is still editions that are counted, not saves.
      trial.check(
        readers.known.count >= count / 20,
        `Seulement ${readers.known.count} éditions pour ${count} enregistrements.`,
      )
      for (const [what, { of, unit, slack }] of Object.entries(measures)) {
        const [early, late] = [samples.slice(10, 20), samples.slice(-10)].map((part) =>
          Math.max(...part.map(of)),
        )
        if (early === undefined || late === undefined || Number.isNaN(early)) {
          trial.skip(`${what} : ce système ne le dit pas.`)
          continue
        }
        trial.note(`${what} ${Math.round(early)} → ${Math.round(late)} ${unit}`)
        trial.check(late <= early * 1.25 + slack, `${what} : de ${early} à ${late} ${unit}.`)
      }
    }
    trial.check((await health(running.origin)).isOk, 'Le site n’est pas « ok ».')
  },
}

/** What a site uses. */
interface Use {
  /** Mebibytes. */
  readonly server: number
  readonly composer: number
  readonly disk: number
  readonly descriptors: number
}

const measures: Readonly<Record<string, { of: (use: Use) => number; unit: string; slack: number }>> = {
  'mémoire du serveur': { of: ({ server }) => server, unit: 'Mio', slack: 16 },
  'mémoire du moteur': { of: ({ composer }) => composer, unit: 'Mio', slack: 64 },
  disque: { of: ({ disk }) => disk, unit: 'Mio', slack: 2 },
  descripteurs: { of: ({ descriptors }) => descriptors, unit: '', slack: 8 },
}

async function usageOf({ child }: SiteProcess, { editionsDir }: Publication): Promise<Use> {
  const pid = child.pid ?? 0
  const composers = await Promise.all((await childrenOf(pid)).map(residentMemory))
  return {
    server: await residentMemory(pid),
    composer: composers.reduce((sum, size) => sum + (Number.isNaN(size) ? 0 : size), 0),
    disk: await sizeOf(editionsDir),
    descriptors: await descriptorsOf(pid),
  }
}

/** Mebibytes of the files in a folder; those that go away meanwhile do not count. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        stat(join(entry.parentPath, entry.name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
  )
  return sizes.reduce((sum, size) => sum + size, 0) / 1024 / 1024
}
