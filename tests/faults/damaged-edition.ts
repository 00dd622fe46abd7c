import { editionsIn, fileInService, flip, inService } from './damage'
import { health, untilNamed, untilWell } from './health'
import { publication, save, withReaders } from './publication'
import { type Scenario, type Trial, until } from './trial'

/** A byte of the edition in service is another when the site starts: it serves an intact one at once, and mends the other. */
export const damagedEdition: Scenario = {
  name: 'edition-abimee',
  run: async (trial) => {
    for (const content of ['valide', 'refusé'] as const)
      await trial.part(`Contenu ${content}`, () => tryWith(trial, content))
  },
}

async function tryWith(trial: Trial, content: 'valide' | 'refusé'): Promise<void> {
  const site = await publication(trial)
  const { contentDir, editionsDir } = site
  const damaged = await inService(editionsDir)
  trial.check((await editionsIn(editionsDir)).length > 1, 'Il n’y a pas d’autre édition à servir.')
  await flip(await fileInService(editionsDir, '/a-propos'))
  const mend = content === 'refusé' ? await save(contentDir, '') : undefined
  await withReaders(trial, site, async (running) => {
    const ready = /^.*"server\.ready".*$/m.exec(running.output())?.[0] ?? ''
    trial.check(!ready.includes(damaged), `La première réponse a attendu qu’une édition soit composée.`)
    if (mend) {
      await untilNamed(running, /abîmée|endommagée|refus|modifié/i)
      await mend()
    }
    await untilWell(running)
    await until(
      'l’édition du contenu, de nouveau intacte',
      async () => (await health(running.origin)).edition === damaged,
    )
  })
}
