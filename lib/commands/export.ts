import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { exportEdition } from '../edition/export-edition'
import { makeEdition } from '../edition/make-edition'
import { settings } from '../settings'
import { visibleLines } from '../terminal'
import { composerOfBuild } from './composer-of-build'
import { runCommand } from './run-command'

const usage = `SITE_URL=https://exemple.fr npm run export -- DOSSIER

Écrit le site du contenu actuel dans DOSSIER, tel que tout serveur de fichiers peut le servir.
SITE_URL est l’adresse publique du site : elle figure dans les liens absolus.`

/* npm run export: the current content's edition as a static site. */
await runCommand(async () => {
  const [folder, ...rest] = process.argv.slice(2)
  if (!folder || rest.length > 0 || !process.env.SITE_URL) {
    console.error(usage)
    return 2
  }
  const { contentDir, siteUrl } = settings()
  // Apart from the served editions: this one has another public address, and must not take their place.
  const editionsDir = await mkdtemp(join(tmpdir(), 'edition-'))
  const composer = composerOfBuild((text) => console.error(visibleLines(text.trimEnd())))
  try {
    const made = await makeEdition({ composer, contentDir, editionsDir, siteUrl })
    if (made.status === 'refused') {
      console.error(visibleLines(made.report))
      return 1
    }
    await exportEdition(made.edition, resolve(folder), siteUrl)
    const count = Object.keys(made.edition.manifest.documents).length
    console.log(
      `${count} documents écrits dans ${relative(process.cwd(), resolve(folder)) || '.'} (édition ${made.edition.hash}).`,
    )
    return 0
  } finally {
    await composer.close()
    await rm(editionsDir, { recursive: true, force: true })
  }
})
