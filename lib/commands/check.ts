import { relative } from 'node:path'
import { explainRule } from '../content/explain-rule'
import { explainField, fieldNames } from '../content/guide/explain-field'
import { loadPublication } from '../content/load-publication'
import { type Problem, proposal } from '../content/problem'
import { report, summary } from '../content/report'
import { githubReport, jsonReport } from '../content/report-for-machines'
import { isRule, rules } from '../content/rules'
import { canPrint } from '../formats/pdf/characters'
import { createPlainLog } from '../server/plain-log'
import { watchContent } from '../server/watch'
import { settings } from '../settings'
import { oneLine, visibleLines } from '../terminal'
import { limitCheck } from './check-limits'
import { type CheckOptions, checkOptions, UsageError, usage } from './check-options'
import { showsColours } from './colours'
import { runCommand } from './run-command'

/* npm run check: reads the content as the site does, and prints what is wrong with it. */
await runCommand(async () => {
  const options = readOptions()
  if (options === undefined) return 2
  if (options.wantsHelp) {
    console.log(usage)
    return 0
  }
  if (options.explain !== undefined) return explain(options.explain)
  return options.follows ? followContent(options.format) : check(options.format)
})

function readOptions(): CheckOptions | undefined {
  try {
    return checkOptions(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(`${visibleLines(error.message)}\n\n${usage}`)
    return undefined
  }
}

function explain(id: string): number {
  const help = isRule(id) ? explainRule(id) : explainField(id)
  if (help !== undefined) {
    console.log(help)
    return 0
  }
  const known = [...Object.keys(rules), ...fieldNames()]
  console.error(
    `« ${oneLine(id)} » n’est ni une règle ni un champ.${proposal(id, known)} Toutes les règles et tous les champs : content/LISEZMOI.md.`,
  )
  return 2
}

async function check(format: CheckOptions['format']): Promise<number> {
  const { contentDir } = settings()
  const stopWatching = limitCheck()
  const { publication, problems } = await loadPublication(contentDir, { canPrint }).finally(stopWatching)
  print(problems, relative(process.cwd(), contentDir).replaceAll('\\', '/') || '.', format)
  return publication ? 0 : 1
}

function print(problems: readonly Problem[], folder: string, format: CheckOptions['format']): void {
  if (format === 'json') {
    console.log(jsonReport(problems, folder))
  } else if (format === 'github') {
    if (problems.length > 0) console.log(githubReport(problems, folder))
    console.log(summary(problems))
  } else {
    console.log(report(problems, { folder, isColoured: showsColours(process.stdout) }))
  }
}

/** Checks at each save until it is stopped. The lines around a report tell editors' tools where it begins and ends. */
async function followContent(format: CheckOptions['format']): Promise<number> {
  let checking = Promise.resolve()
  const checkAgain = () => {
    checking = checking
      .then(async () => {
        console.log('Vérification…')
        await check(format)
        console.log('Vérification terminée.')
      })
      .catch((error: unknown) => console.error(error))
  }
  const watch = await watchContent(settings().contentDir, { onChange: checkAgain, log: createPlainLog() })
  checkAgain()
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
  await watch.close()
  await checking
  return 0
}
