import { relative } from 'node:path'
import { loadPublication } from '../content/load-publication'
import { recordingReport } from '../content/numbering/recording-report'
import { saveNumbers } from '../content/numbering/save-register'
import { severity } from '../content/problem'
import { report } from '../content/report'
import type { CalendarDate } from '../publication'
import { settings } from '../settings'
import { showsColours } from './colours'
import { runCommand } from './run-command'

/* npm run number: records the numbers of new paragraphs, and what became of the others, in the content. */
await runCommand(async () => {
  const { contentDir } = settings()
  const { publication, problems } = await loadPublication(contentDir)
  if (!publication) {
    const folder = relative(process.cwd(), contentDir) || '.'
    console.error(
      report(
        problems.filter((problem) => severity(problem) === 'error'),
        { folder, isColoured: showsColours(process.stderr) },
      ),
    )
    console.error('\nAucun numéro n’est enregistré tant que le contenu a des erreurs.')
    return 1
  }
  console.log(recordingReport(await saveNumbers(contentDir, publication, today())))
  return 0
})

/** The editor's day, which the register keeps with what is withdrawn: nothing else of the site goes by the clock. */
function today(): CalendarDate {
  const now = new Date()
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() }
}
