import { followContent, listEditions, pinEdition } from '../edition/store'
import { settings } from '../settings'
import { runCommand } from './run-command'

const usage = `npm run editions                  liste les éditions gardées
npm run editions -- use <hash>    met une édition en service, et l’y garde
npm run editions -- follow        suit de nouveau le contenu`

/* npm run editions: the kept editions, and which one is served. */
await runCommand(async () => {
  const { editionsDir } = settings()
  const [action, hash, ...rest] = process.argv.slice(2)
  if (action === undefined) {
    await printEditions(editionsDir)
  } else if (action === 'use' && hash && rest.length === 0) {
    const edition = await pinEdition(editionsDir, hash)
    console.log(`Édition ${edition.hash} en service, jusqu’à « npm run editions -- follow ».`)
  } else if (action === 'follow' && hash === undefined) {
    const served = await followContent(editionsDir)
    console.log(
      served ? `Le contenu est suivi de nouveau ; édition ${served} en service.` : 'Aucune édition gardée.',
    )
  } else {
    console.error(usage)
    return 2
  }
  return 0
})

async function printEditions(editionsDir: string): Promise<void> {
  const editions = await listEditions(editionsDir)
  if (editions.length === 0) console.log('Aucune édition : « npm start » compose la première.')
  for (const { hash, composedAt, isCurrent, isPinned } of editions) {
    const state = isPinned ? '  en service, choisie' : isCurrent ? '  en service' : ''
    const date = composedAt.toLocaleString('fr-FR', { dateStyle: 'long', timeStyle: 'medium' })
    console.log(`${hash}  ${date}${state}`)
  }
}
