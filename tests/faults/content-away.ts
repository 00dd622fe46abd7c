import { chmod, chown, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { untilNamed, untilWell } from './health'
import { type Publication, publication, save, shows, withReaders } from './publication'
import { type Scenario, type Trial, until } from './trial'

/** The content goes away, comes back, or cannot be read: readers notice nothing, `/health` names it, and it passes. */
export const contentAway: Scenario = {
  name: 'contenu-absent',
  run: async (trial) => {
    await trial.part('Parti et revenu', () => goneAndBack(trial))
    await trial.part('Absent au lancement', () => absentAtStart(trial))
    await trial.part('Dossier fermé', () => unreadable(trial))
  },
}

async function goneAndBack(trial: Trial): Promise<void> {
  const site = await publication(trial)
  const away = `${site.contentDir}-ailleurs`
  await withReaders(trial, site, async (running) => {
    await rename(site.contentDir, away)
    await untilNamed(running, /contenu|dossier/i)
    await save(away, 'Revenu avec un autre titre')
    await rename(away, site.contentDir)
    await until('l’état revenu', () => shows(running.origin, 'Revenu avec un autre titre'))
    await untilWell(running)
  })
}

async function absentAtStart(trial: Trial): Promise<void> {
  const later = await publication(trial)
  const elsewhere = `${later.contentDir}-ailleurs`
  await rename(later.contentDir, elsewhere)
  await withReaders(trial, later, async (running) => {
    await untilNamed(running, /contenu|dossier/i)
    await rename(elsewhere, later.contentDir)
    await untilWell(running)
  })
}

/** The rights of a folder count for everybody but root. */
async function unreadable(trial: Trial): Promise<void> {
  const closed = await publication(trial)
  const folder = join(closed.contentDir, 'pages')
  const user = process.getuid?.() === 0 ? 65_534 : undefined
  if (user !== undefined) await giveTo(closed, user)
  await withReaders(
    trial,
    closed,
    async (running) => {
      await chmod(folder, 0o000)
      await untilNamed(running, /EACCES|droit|lu|lire/i)
      await chmod(folder, 0o755)
      await untilWell(running)
      await save(closed.contentDir, 'Lisible de nouveau')
      await until('l’état suivant', () => shows(running.origin, 'Lisible de nouveau'))
    },
    user === undefined ? {} : { user, environment: { HOME: closed.editionsDir } },
  )
}

/** Gives both folders, and all in them, to a user; root may still write there. */
async function giveTo({ contentDir, editionsDir }: Publication, user: number): Promise<void> {
  for (const root of [contentDir, editionsDir]) {
    await chmod(join(root, '..'), 0o755)
    await chown(root, user, user)
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isSymbolicLink()) await chown(join(entry.parentPath, entry.name), user, user)
    }
  }
}
