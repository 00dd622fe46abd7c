import { afterAll, expect, test } from 'vitest'
import { removePublications } from './publication'
import { scenarios } from './scenarios'
import { runScenario, Trial } from './trial'

/* A little of each; « npm run faults » tries them in earnest. */

afterAll(removePublications)

test.each(scenarios)('$name', async (scenario) => {
  const { tried, wrong, skipped } = await runScenario(scenario, new Trial('short'))
  for (const why of skipped) console.warn(`${scenario.name}, non essayé : ${why}`)
  expect(wrong).toEqual([])
  expect(tried + skipped.length).toBeGreaterThan(0)
})
