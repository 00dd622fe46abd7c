import { connect, type Socket } from 'node:net'
import { descriptorsOf, launchSite } from '../system/site-process'
import { health, untilWell } from './health'
import { publication, runSite, save, shows, siteUrl } from './publication'
import { type Scenario, type Trial, until } from './trial'

/** There are no more files to open: what is served goes on, and the rest is done once there are again. */
export const openFiles: Scenario = {
  name: 'descripteurs',
  run: async (trial) => {
    await trial.part('Trop peu au lancement', () => fewAtStart(trial))
    await trial.part('Plus aucun en service', () => noneInService(trial))
  },
}

/** So few that an edition cannot be opened in one go: served all the same, or refused for what it is. */
async function fewAtStart(trial: Trial): Promise<void> {
  const site = await launchSite({ ...(await publication(trial)), siteUrl, openFiles: 32 })
  trial.after(() => site.stop())
  const isNamed = () => /trop de fichiers|EMFILE/i.test(site.output())
  const isServed = () => health(site.origin).then(...settled)
  await until('un service, ou sa raison', async () => isNamed() || !site.isRunning() || (await isServed()))
  trial.check(
    isNamed() || (await isServed()),
    `Le site ne démarre pas, sans dire pourquoi : ${site.output()}`,
  )
  trial.check(!isBlamed(site.output()), 'Le manque de descripteurs est pris pour une édition abîmée.')
}

/** For `then`: whether it was settled well. */
const settled = [() => true, () => false] as const

const isBlamed = (output: string) => /édition[^.]* abîmée|"edition\.damaged"/i.test(output)

async function noneInService(trial: Trial): Promise<void> {
  // Enough for a composition: its modules alone are read some seventy at a time.
  const limit = 256
  const site = await publication(trial)
  const running = await runSite(trial, site, { openFiles: limit })
  const pid = running.child.pid ?? 0
  const idle: Socket[] = []
  const close = () => {
    for (const socket of idle.splice(0)) socket.destroy()
  }
  trial.after(close)
  const before = await descriptorsOf(pid)
  for (let count = before; count < limit + 20; count += 1) {
    idle.push(connect(running.port, '127.0.0.1').on('error', () => {}))
  }
  await until('le dernier descripteur pris', async () => (await descriptorsOf(pid)) >= limit)
  const title = 'Plus aucun descripteur'
  await save(site.contentDir, title)
  await until('la mention dans le journal', () => /trop de fichiers|EMFILE/i.test(running.output()))
  trial.check(running.isRunning(), 'Le serveur s’est arrêté faute de descripteurs.')
  trial.check(!isBlamed(running.output()), 'Le manque de descripteurs est pris pour une édition abîmée.')
  close()
  await until(`« ${title} » servi sans autre enregistrement`, () =>
    // Connections that waited all the while may still be broken off.
    shows(running.origin, title).catch(() => false),
  )
  await untilWell(running)
  trial.check(running.isRunning(), 'Le serveur s’est arrêté.')
}
