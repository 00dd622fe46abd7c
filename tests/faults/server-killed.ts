import { access, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../../lib/commands/bench/free-port'
import type { SiteProcess } from '../system/site-process'
import { untilWell } from './health'
import { publication, runSite, save, shows } from './publication'
import { oneOf, randomFrom, seed } from './random'
import { startReaders } from './readers'
import { pause, type Scenario, until } from './trial'
import { untilComposing, worksIn } from './work'

/** The server is killed while one edition takes the place of another: what it serves next is one of the two, whole. */
export const serverKilled: Scenario = {
  name: 'serveur-tue',
  run: async (trial) => {
    const random = randomFrom(seed)
    const site = await publication(trial)
    const { contentDir, editionsDir } = site
    const port = await freePort()
    const readers = await startReaders(trial, `http://127.0.0.1:${port}`, [editionsDir])
    let running = await runSite(trial, site, { port })
    const kills = trial.count({ full: 30, short: 1 })
    try {
      for (let turn = 1; turn <= kills; turn += 1) {
        const editions = await namesOf(editionsDir)
        await save(contentDir, `Relève ${turn}`)
        await swap(running, editionsDir, editions, oneOf(random, ['before', 'after']))
        await pause(random() * 30)
        await running.end('SIGKILL')
        running = await runSite(trial, site, { port })
      }
      await until('le dernier état', () => shows(running.origin, `Relève ${kills}`))
      // What this last save leaves is what nothing takes away any more.
      await save(contentDir, 'Après la dernière relève')
      await until('l’état suivant', () => shows(running.origin, 'Après la dernière relève'))
      await untilWell(running)
      await until('aucun dossier de travail', async () => (await worksIn(editionsDir)).length === 0)
    } finally {
      const { answered, wrong, refused, cut } = await readers.finish()
      trial.add(answered, wrong)
      trial.note(`${kills} arrêts, ${refused} sans serveur, ${cut} coupées`)
    }
  },
}

/** Waits for the moment just before an edition comes into service, or that of its coming. */
async function swap(
  site: SiteProcess,
  editionsDir: string,
  before: ReadonlySet<string>,
  moment: 'before' | 'after',
): Promise<void> {
  const hasNew = async () => [...(await namesOf(editionsDir))].some((name) => !before.has(name))
  if (moment === 'after') return until('une nouvelle édition', hasNew)
  const { folder } = await untilComposing(site, editionsDir)
  const manifest = join(editionsDir, folder, 'edition', 'manifest.json')
  const isWritten = () => access(manifest).then(() => true, hasNew)
  await until('le manifeste d’une nouvelle édition', isWritten)
}

async function namesOf(editionsDir: string): Promise<ReadonlySet<string>> {
  return new Set((await readdir(editionsDir)).filter((name) => /^[0-9a-f]{16}$/.test(name)))
}
