import { untilWell } from './health'
import { publication, save, shows, withReaders } from './publication'
import { randomFrom, seed } from './random'
import type { Scenario } from './trial'
import { until } from './trial'
import { durationOf, killComposer, untilComposing, worksIn } from './work'

/** The composer is killed at any point of its work: the save is published all the same, without another one. */
export const composerKilled: Scenario = {
  name: 'moteur-tue',
  run: async (trial) => {
    const random = randomFrom(seed)
    const site = await publication(trial)
    const { contentDir, editionsDir } = site
    await withReaders(trial, site, async (running) => {
      await save(contentDir, 'Avant tout arrêt')
      let usual = await durationOf(await untilComposing(running, editionsDir), editionsDir)
      await until('l’état avant tout arrêt', () => shows(running.origin, 'Avant tout arrêt'))

      const wanted = trial.count({ full: 50, short: 1 })
      let killed = 0
      for (let turn = 1; killed < wanted; turn += 1) {
        if (turn > wanted * 4) throw new Error('Le moteur finit toujours avant son arrêt.')
        const title = `Arrêt ${turn}`
        await save(contentDir, title)
        const work = await untilComposing(running, editionsDir)
        if (await killComposer(work, editionsDir, random() * usual)) killed += 1
        else usual *= 0.9
        await until(`« ${title} » servi après l’arrêt du moteur`, () => shows(running.origin, title))
        trial.check(running.isRunning(), `Le serveur s’est arrêté avec le moteur (${title}).`)
      }
      await save(contentDir, 'Après tout arrêt')
      await until('l’état après tout arrêt', () => shows(running.origin, 'Après tout arrêt'))
      await untilWell(running)
      await until('plus aucun reste de composition', async () => (await worksIn(editionsDir)).length === 0)
      trial.note(`${killed} arrêts pendant le travail`)
    })
  },
}
