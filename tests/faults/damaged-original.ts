import { fileInService, flip, halve } from './damage'
import { untilWell } from './health'
import { originalPath, publication, runSite } from './publication'
import { addReading, startReaders } from './readers'
import { type Scenario, type Trial, until } from './trial'

const damages = [
  { name: 'octet changé avant le lancement', damage: flip, isBefore: true },
  { name: 'octet changé en service', damage: flip, isBefore: false },
  { name: 'coupé avant le lancement', damage: halve, isBefore: true },
  { name: 'coupé en service', damage: halve, isBefore: false },
] as const

/**
 * The bytes of a file that is too large for memory change. It is never sent as what it no longer is, and the edition is
 * made anew without anybody's doing. An answer that was already under way may break off: that says that it is not whole.
 */
export const damagedOriginal: Scenario = {
  name: 'original-abime',
  run: async (trial) => {
    for (const kind of damages.slice(0, trial.count({ full: 4, short: 1 })))
      await trial.part(kind.name, () => tryWith(trial, kind))
  },
}

async function tryWith(trial: Trial, { damage, isBefore }: (typeof damages)[number]): Promise<void> {
  const site = await publication(trial, 'large')
  const { editionsDir } = site
  const file = await fileInService(editionsDir, originalPath)
  if (isBefore) await damage(file)
  const running = await runSite(trial, site)
  const readers = await startReaders(trial, running.origin, [editionsDir], {
    count: 2,
    paths: [originalPath, '/a-propos'],
    pause: 100,
    mayPostpone: originalPath,
  })
  if (!isBefore) {
    await until('un premier original lu', () => readers.answered > 3)
    await damage(file)
  }
  await until('l’original de nouveau entier', () => isServedWhole(running.origin)).catch((error: unknown) => {
    trial.check(false, String(error))
  })
  await untilWell(running)
  const { cut, ...reading } = await readers.finish()
  addReading(trial, { ...reading, cut: 0 })
  trial.check(cut < reading.answered, 'Presque toutes les réponses sont coupées.')
  trial.check(/abîm|endommag|original|modifié/i.test(running.output()), 'Le journal n’en dit rien.')
  await running.stop()
}

/** Whether the original comes whole and is what its own digest says. */
async function isServedWhole(origin: string): Promise<boolean> {
  const answer = await fetch(origin + originalPath).catch(() => undefined)
  if (answer?.status !== 200) return false
  const body = await answer.arrayBuffer().catch(() => undefined)
  if (!body) return false
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', body)).toString('base64')
  return answer.headers.get('repr-digest') === `sha-256=:${digest}:`
}
