import { fileInService, flip, halve } from './damage'
import { untilWell } from './health'
import { KnownEditions } from './known-editions'
import { originalPath, publication, runSite } from './publication'
import { addReading, Readers } from './readers'
import { type Scenario, until } from './trial'

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
    for (const { name, damage, isBefore } of damages.slice(0, trial.count({ full: 4, short: 1 }))) {
      const site = await publication(trial, 'large')
      const { editionsDir } = site
      const known = new KnownEditions(editionsDir)
      await known.look()
      const file = await fileInService(editionsDir, originalPath)
      if (isBefore) await damage(file)
      const running = await runSite(trial, site)
      const readers = new Readers(running.origin, { known, count: 2, paths: [originalPath, '/a-propos'] })
      if (!isBefore) {
        await until('un premier original lu', () => readers.answered > 3)
        await damage(file)
      }
      const isWhole = () => isServedWhole(running.origin)
      await until(`${name} : l’original de nouveau entier`, isWhole).catch((error: unknown) => {
        trial.check(false, `${name} : ${error instanceof Error ? error.message : String(error)}`)
      })
      await untilWell(running)
      const { cut, ...reading } = await readers.finish()
      await known.close()
      addReading(trial, { ...reading, cut: 0 })
      trial.check(cut < reading.answered, `${name} : presque toutes les réponses sont coupées.`)
      trial.check(
        /abîm|endommag|original|modifié/i.test(running.output()),
        `${name} : le journal n’en dit rien.`,
      )
      await running.stop()
    }
  },
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
