import { MachineFault } from '../../lib/edition/fault'
import { serveCompositions } from '../../lib/edition/serve-compositions'
import { sampleApp } from './sample-app'

/* The composer's process, with the miniature site in the place of the Next.js app. */
void serveCompositions(async () => {
  if (process.env.SANS_CONSTRUCTION)
    throw new MachineFault('Le site n’est pas construit.', 'Le site n’est pas construit.')
  return { listener: sampleApp, publicFolder: '/nonexistent', code: 'c0de'.repeat(8) }
})
