import { settings } from '../settings'
import { type Category, categories, lighthouseScores } from './bench/lighthouse'
import { startSite } from './bench/running-site'
import { runCommand } from './run-command'
import { closingLine } from './test-counts.mjs'

/** What depends on the pages alone. The performance depends on the machine too: the bench measures it. */
const required: readonly Category[] = ['accessibility', 'best-practices', 'seo']

/* node lib/commands/run.mjs lighthouse: 100 out of 100, or what costs points. Ends with « N passed, N failed ». */
await runCommand(async () => {
  const site = await startSite(settings().contentDir)
  try {
    const counts = { passed: 0, failed: 0, skipped: 0 }
    for (const { path, scores, faults } of await lighthouseScores(site.origin)) {
      for (const name of required) {
        const isReached = scores[name] === 100
        counts[isReached ? 'passed' : 'failed'] += 1
        console.log(`${path}, ${categories[name]} : ${[scores[name], ...faults[name]].join(' ; ')}`)
      }
    }
    console.log(closingLine(counts))
    return counts.failed === 0 ? 0 : 1
  } finally {
    await site.stop()
  }
})
