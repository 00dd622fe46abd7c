import { freePort } from '../../lib/commands/bench/free-port'
import type { SiteProcess } from '../system/site-process'
import { health, untilWell } from './health'
import { publication, runSite, save, shows, siteUrl } from './publication'
import { addReading, startReaders } from './readers'
import { type Scenario, type Trial, until } from './trial'

/** Two sites on one folder of editions: other settings keep apart, the same ones share. */
export const twoSites: Scenario = {
  name: 'deux-sites',
  run: async (trial) => {
    await trial.part('Deux adresses', () => ofOtherAddresses(trial))
    await trial.part('Deux contenus', () => ofOtherContents(trial))
    await trial.part('Une adresse', () => ofOneAddress(trial))
  },
}

async function ofOtherAddresses(trial: Trial): Promise<void> {
  const site = await publication(trial)
  const { contentDir } = site
  const first = await runSite(trial, site)
  const readers = await startReaders(trial, first.origin, [site.editionsDir])
  const port = await freePort()
  const own = `http://localhost:${port}`
  const second = await runSite(trial, site, { port, siteUrl: own })
  await until('le second site à son adresse', async () => (await canonicalOf(second)) === `${own}/`)
  trial.check((await canonicalOf(first)) === `${siteUrl}/`, 'Le premier site a pris l’adresse du second.')

  for (let turn = 1; turn <= trial.count({ full: 5, short: 1 }); turn += 1) {
    const title = `Deux adresses ${turn}`
    await save(contentDir, title)
    for (const running of [first, second])
      await until(`« ${title} » sur chaque site`, () => shows(running.origin, title))
    trial.check((await canonicalOf(first)) === `${siteUrl}/`, 'Le premier site a pris l’adresse du second.')
    trial.check((await canonicalOf(second)) === `${own}/`, 'Le second site a pris l’adresse du premier.')
  }
  await second.stop()
  const before = readers.answered
  await until('la suite du premier site', () => readers.answered > before + 60)
  trial.check(
    (await canonicalOf(first)) === `${siteUrl}/`,
    'Après l’arrêt du second, le premier a gardé son adresse.',
  )
  addReading(trial, await readers.finish())
  await first.stop()
}

async function ofOtherContents(trial: Trial): Promise<void> {
  const site = await publication(trial)
  const other = await publication(trial)
  await save(other.contentDir, 'L’autre contenu')
  const first = await runSite(trial, site)
  const second = await runSite(trial, { ...site, contentDir: other.contentDir })
  await until('le second contenu', () => shows(second.origin, 'L’autre contenu'))
  await save(site.contentDir, 'Le premier contenu')
  await until('le premier contenu', () => shows(first.origin, 'Le premier contenu'))
  await Promise.all([first, second].map(untilWell))
  trial.check(await shows(first.origin, 'Le premier contenu'), 'Le premier site montre l’autre contenu.')
  trial.check(await shows(second.origin, 'L’autre contenu'), 'Le second site montre l’autre contenu.')
  await Promise.all([first.stop(), second.stop()])
}

async function ofOneAddress(trial: Trial): Promise<void> {
  const site = await publication(trial)
  const both = await Promise.all([runSite(trial, site), runSite(trial, site)])
  const readers = await Promise.all(
    both.map(({ origin }) => startReaders(trial, origin, [site.editionsDir], { count: 2 })),
  )
  for (let turn = 1; turn <= trial.count({ full: 5, short: 1 }); turn += 1) {
    const title = `Une adresse ${turn}`
    await save(site.contentDir, title)
    for (const { origin } of both) await until(`« ${title} » sur les deux sites`, () => shows(origin, title))
    await until('une même édition sur les deux sites', async () => {
      const [one, two] = await Promise.all(both.map(editionOf))
      return one === two
    })
  }
  for (const each of readers) addReading(trial, await each.finish())
}

async function canonicalOf({ origin }: SiteProcess): Promise<string | undefined> {
  const html = await (await fetch(`${origin}/`)).text()
  return /rel="canonical" href="([^"]*)"/.exec(html)?.[1]
}

async function editionOf({ origin }: SiteProcess): Promise<string> {
  return (await health(origin)).edition
}
