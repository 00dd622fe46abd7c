import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeEdition } from '../../lib/edition/make-edition'
import { openComposer } from '../../lib/edition/open-composer'

/*
 * A server, as far as making editions goes: saves a change and makes the edition, again and again. Prints the hash of
 * each; ends with the number of editions asked for, or when it is killed.
 */
const [entry = '', contentDir = '', editionsDir = '', siteUrl = '', name = '', count = 'Infinity'] =
  process.argv.slice(2)

void (async () => {
  const composer = openComposer({ entry, appFolder: contentDir, onOutput: (text) => console.error(text) })
  for (let turn = 0; turn < Number(count); turn += 1) {
    // In one go: another maker may read the same content.
    const fresh = join(contentDir, `.${name}`)
    writeFileSync(fresh, `<p id="bordeaux">${name} ${turn}</p>`)
    renameSync(fresh, join(contentDir, 'villes.html'))
    const made = await makeEdition({ composer, contentDir, editionsDir, siteUrl })
    console.log(made.status === 'refused' ? `refus : ${made.report}` : made.edition.hash)
  }
  await composer.close()
})()
