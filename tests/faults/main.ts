import { CommandError } from '../../lib/commands/command-error.mjs'
import { closingLine } from '../../lib/commands/test-counts.mjs'
import { removePublications } from './publication'
import { seed } from './random'
import { scenarios } from './scenarios'
import { type Extent, type Outcome, runScenario, Trial } from './trial'

/** How many kinds of wrong answers of one scenario are told. */
const told = 40

/**
 * npm run faults [-- [--court] NAME …]: runs all scenarios, or those that are named, and prints what was tried and what
 * went wrong; with `--court` a little of each. Gives the exit status.
 */
export async function runFaults(args: readonly string[]): Promise<number> {
  const extent: Extent = args.includes('--court') ? 'short' : 'full'
  const wanted = args.filter((name) => name !== '--court')
  const unknown = wanted.find((name) => !scenarios.some((scenario) => scenario.name === name))
  if (unknown !== undefined) {
    const names = scenarios.map(({ name }) => name).join(', ')
    throw new CommandError(`« ${unknown} » n’est pas une panne. Il y a : ${names}.`)
  }
  console.log(`Graine du hasard : ${seed} (FAULTS_SEED=${seed} la reprend).\n`)
  let trial: Trial | undefined
  // Whoever breaks it off finds no site, disk or folder of it left.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await trial?.end()
      await removePublications()
      process.exit(1)
    })
  }
  const counts = { passed: 0, failed: 0, skipped: 0 }
  console.log(row('panne', 'essayé', 'faux', 'durée', ''))
  try {
    for (const scenario of scenarios) {
      if (wanted.length > 0 && !wanted.includes(scenario.name)) continue
      const start = performance.now()
      trial = new Trial(extent)
      const outcome = await runScenario(scenario, trial)
      const seconds = `${Math.round((performance.now() - start) / 1000)} s`
      counts[verdict(outcome)] += 1
      const { tried, wrong, notes, skipped } = outcome
      console.log(row(scenario.name, `${tried}`, `${wrong.length}`, seconds, notes.join(', ')))
      for (const why of skipped) console.log(`  non essayé : ${why}`)
      const faults = counted(wrong)
      for (const [fault, times] of faults.slice(0, told)) console.log(`  faux : ${times} × ${fault}`)
      if (faults.length > told) console.log(`  … et ${faults.length - told} autres sortes`)
    }
  } finally {
    await removePublications()
  }
  console.log(`\n${closingLine(counts)}`)
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1
}

function verdict({ tried, wrong }: Outcome): 'passed' | 'failed' | 'skipped' {
  if (wrong.length > 0) return 'failed'
  return tried > 0 ? 'passed' : 'skipped'
}

/** Each of these sentences once, with how often it was said. */
function counted(sentences: readonly string[]): [sentence: string, times: number][] {
  const times = new Map<string, number>()
  for (const sentence of sentences) times.set(sentence, (times.get(sentence) ?? 0) + 1)
  return [...times]
}

function row(name: string, tried: string, wrong: string, seconds: string, notes: string): string {
  return `${name.padEnd(22)}${tried.padStart(8)}${wrong.padStart(8)}${seconds.padStart(8)}  ${notes}`.trimEnd()
}
