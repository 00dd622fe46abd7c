import { untilNamed, untilWell } from './health'
import { publication, save, shows, withReaders } from './publication'
import type { Scenario } from './trial'
import { until } from './trial'
import { killComposer, untilComposing } from './work'

/** Killed again in its second attempt at one save, as a machine without memory does: published once that is over. */
export const composerKilledTwice: Scenario = {
  name: 'moteur-tue-deux-fois',
  run: async (trial) => {
    const site = await publication(trial)
    const { contentDir, editionsDir } = site
    await withReaders(trial, site, async (running) => {
      for (let turn = 1; turn <= trial.count({ full: 2, short: 1 }); turn += 1) {
        const title = `Deux arrêts, fois ${turn}`
        await save(contentDir, title)
        const first = await untilComposing(running, editionsDir)
        trial.check(await killComposer(first, editionsDir, 0), 'Le premier arrêt est venu trop tard.')
        const second = await untilComposing(running, editionsDir, ({ pid }) => pid !== first.pid)
        trial.check(await killComposer(second, editionsDir, 0), 'Le second arrêt est venu trop tard.')
        await untilNamed(running, /moteur|arrêté/i)
        await until(`« ${title} » servi sans autre enregistrement`, () => shows(running.origin, title))
        await untilWell(running)
      }
    })
  },
}
