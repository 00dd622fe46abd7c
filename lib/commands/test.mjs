/**
 * node lib/commands/test.mjs [--long] [types] [lint] [unit] [e2e]
 *
 * Installs, builds and obtains a browser where needed, then runs all the checks, or those that are named, in their short
 * form or, with `--long`, whole: tests/long.ts says which is which. Ends with the line « N passed, N failed »; the exit
 * status is 1 when something failed or nothing was tested.
 */
import './require-node.mjs'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { CommandError, Interruption, runToEnd } from './command-error.mjs'
import { withoutSettings } from './environment.mjs'
import { executeNode, executeNpm } from './execute.mjs'
import { ensureInstalled } from './install.mjs'
import { projectFolder as cwd } from './project.mjs'

/** @typedef {import('./test-counts.mjs').Counts} Counts */
/** @typedef {'types' | 'lint' | 'unit' | 'e2e'} CheckName */

/** @type {CheckName[]} */
const checkNames = ['types', 'lint', 'unit', 'e2e']

await runToEnd(async () => {
  const args = process.argv.slice(2)
  const isLong = args.includes('--long')
  const wanted = wantedChecks(args.filter((arg) => arg !== '--long'))
  await ensureInstalled(cwd, { tools: true })
  // This module needs an installed package.
  const { closingLine, countCheck, countPlaywright, countVitest, isSuccess, sum } = await import(
    './test-counts.mjs'
  )

  /** @type {{ title: string, counts: Counts, seconds: number }[]} */
  const results = []
  /**
   * @param {string} title
   * @param {() => Promise<Counts>} run
   */
  const check = async (title, run) => {
    console.log(`\n── ${title} ──`)
    const started = performance.now()
    const counts = await run().catch((error) => {
      if (error instanceof Interruption) throw error
      // One check that cannot be made must not hide what the others find.
      console.error(error instanceof CommandError ? error.message : error)
      return countCheck(1)
    })
    results.push({ title, counts, seconds: Math.round((performance.now() - started) / 1000) })
  }

  /** @type {NodeJS.ProcessEnv} */
  const env = { ...withoutSettings(), NEXT_TELEMETRY_DISABLED: '1', LONG_TESTS: isLong ? '1' : '0' }
  await check('construction', async () => {
    env.NEXT_DIST_DIR = (await ensureBuilt(cwd)).distDir
    // No test by itself; only its failure counts.
    return sum([])
  })
  /** @type {Record<CheckName, () => Promise<Counts>>} */
  const checks = {
    types: async () =>
      countCheck(await executeNpm(['run', '--silent', 'types'], { cwd, env, output: 'stdout' })),
    lint: async () =>
      countCheck(await executeNpm(['run', '--silent', 'lint'], { cwd, env, output: 'stdout' })),
    unit: async () => {
      const report = freshReport('vitest.json')
      const args = ['run', '--config', 'tests/vitest.config.ts']
      return countVitest(report, await runTool('vitest/vitest.mjs', args, { ...env, NODE_ENV: 'test' }))
    },
    e2e: async () => {
      if (!env.NEXT_DIST_DIR)
        throw new CommandError('Sans construction, aucun site à ouvrir dans le navigateur.')
      const report = freshReport('playwright.json')
      const { executablePath, args: browserArgs } = await ensureBrowser(cwd)
      const browser = { BROWSER_PATH: executablePath, BROWSER_ARGS: browserArgs.join(' ') }
      const args = ['test', '--config', 'tests/playwright.config.ts']
      return countPlaywright(report, await runTool('@playwright/test/cli.js', args, { ...env, ...browser }))
    },
  }
  for (const name of wanted) await check(name, checks[name])

  console.log('\n── résultat ──')
  if (!isLong) console.log('Forme courte ; la forme longue : npm test -- --long')
  for (const { title, counts, seconds } of results) {
    console.log(`${title.padEnd(12)} ${closingLine(counts)}, ${seconds} s`)
  }
  const total = sum(results.map(({ counts }) => counts))
  console.log(`\n${closingLine(total)}`)
  process.exitCode = isSuccess(total) ? 0 : 1
})

/**
 * @param {string[]} names
 * @returns {CheckName[]}
 */
function wantedChecks(names) {
  const unknown = names.filter((name) => !checkNames.some((known) => known === name))
  if (unknown.length > 0) {
    throw new CommandError(
      `« ${unknown.join(' ')} » n'est pas une vérification : choisir parmi ${checkNames.join(', ')}, ou ne rien préciser.`,
    )
  }
  return names.length === 0 ? checkNames : checkNames.filter((name) => names.includes(name))
}

/**
 * The path of a runner's report, of which none is left from an earlier run.
 *
 * @param {string} name
 */
function freshReport(name) {
  const file = join(cwd, 'test-results', name)
  rmSync(file, { force: true })
  return file
}

/**
 * @param {string} script path inside node_modules
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function runTool(script, args, env) {
  return executeNode(join(cwd, 'node_modules', script), args, { cwd, env, output: 'stdout' })
}
