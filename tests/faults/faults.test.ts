import { afterAll, expect, test } from 'vitest'
import { abortedConnections } from './aborted-connections'
import { composerKilled } from './composer-killed'
import { handedOverSockets } from './handed-over-sockets'
import { hostileRequests } from './hostile-requests'
import { log } from './log'
import { removePublications } from './publication'
import { stopping } from './stopping'
import { runScenario, Trial } from './trial'

afterAll(removePublications)

/* A little of what costs little; « npm run faults » tries all of it in earnest. */
const brief = [hostileRequests, handedOverSockets, abortedConnections, log, stopping, composerKilled]

test.each(brief)('$name', async (scenario) => {
  const { tried, wrong, skipped } = await runScenario(scenario, new Trial('short'))
  for (const why of skipped) console.warn(`${scenario.name}, non essayé : ${why}`)
  expect(wrong).toEqual([])
  expect(tried).toBeGreaterThan(0)
})
