import { mkdir, rename } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { freePort } from '../../lib/commands/bench/free-port'
import { launchSite, type SiteProcess } from '../system/site-process'
import { type Publication, publication, runSite, save, siteUrl } from './publication'
import { pause, type Scenario, type Trial } from './trial'
import { untilComposing, worksIn } from './work'

/** SIGTERM is heard at any time, and the site ends in good order: status 0, no work left behind. */
export const stopping: Scenario = {
  name: 'arret',
  run: async (trial) => {
    const site = await publication(trial)
    for (let turn = 0; turn < trial.count({ full: 12, short: 2 }); turn += 1) {
      await endsWell(trial, await launchedUntilAnswered(trial, site), site, 'à la première réponse')
    }

    // With another content than that of the edition, it composes from its first moment.
    await save(site.contentDir, 'Arrêt pendant la composition')
    for (let turn = 0; turn < trial.count({ full: 3, short: 1 }); turn += 1) {
      const running = await runSite(trial, site)
      await untilComposing(running, site.editionsDir)
      await endsWell(trial, running, site, 'pendant une composition')
    }

    // Before there is any edition.
    const editionsDir = join(await trial.folder(), 'editions')
    await mkdir(editionsDir)
    const first = await launch(trial, { ...site, editionsDir })
    await untilComposing(first, editionsDir)
    await endsWell(trial, first, { ...site, editionsDir }, 'pendant la première composition')

    await rename(site.contentDir, `${site.contentDir}-ailleurs`)
    await endsWell(trial, await launchedUntilAnswered(trial, site), site, 'sans contenu')
    const running = await runSite(trial, site)
    await pause(1000)
    await endsWell(trial, running, site, 'sans contenu, après un moment')
  },
}

async function launch(trial: Trial, site: Publication, port?: number): Promise<SiteProcess> {
  const launched = await launchSite({ ...site, siteUrl, ...(port !== undefined && { port }) })
  trial.after(() => launched.stop())
  return launched
}

/** A site of which this moment the very first answer has come. */
async function launchedUntilAnswered(trial: Trial, site: Publication): Promise<SiteProcess> {
  const launched = await launch(trial, site, await freePort())
  while (launched.isRunning() && !(await isAnswered(launched.port))) await pause(1)
  return launched
}

function isAnswered(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write('HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'),
    )
    socket.once('data', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
  })
}

async function endsWell(trial: Trial, site: SiteProcess, { editionsDir }: Publication, when: string) {
  const { code, signal } = await site.end('SIGTERM')
  trial.check(code === 0, `SIGTERM ${when} : ${signal ? `tué par ${signal}` : `statut ${code}`}.`)
  // Work whose composer is dead is taken away by the next composition; none may still go on.
  const alive = (await worksIn(editionsDir)).filter(({ pid }) => isAlive(pid))
  trial.check(alive.length === 0, `SIGTERM ${when} : un moteur travaille encore.`)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
