import { expect, test } from 'vitest'
import { createLog, wantsAccessLog } from '../../lib/server/log'
import { recordingLog, serveDuringTest } from './serving'
import { ask } from './wire'

function output() {
  const lines: string[] = []
  return { lines, write: (line: string) => lines.push(line) }
}

test('an event is one line of JSON', () => {
  const out = output()
  const err = output()
  const log = createLog(out, err)
  log.info('edition.served', 'Nouvelle édition\nen service.', { edition: 'ab12' })
  log.error('compose.failed', 'La composition a échoué.', { error: new Error('délai dépassé') })

  expect(out.lines).toHaveLength(1)
  expect(out.lines[0]).toMatch(/^[^\n]+\n$/)
  expect(JSON.parse(out.lines[0] ?? '')).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    level: 'info',
    event: 'edition.served',
    message: 'Nouvelle édition\nen service.',
    edition: 'ab12',
  })
  expect(JSON.parse(err.lines[0] ?? '')).toMatchObject({ level: 'error', error: 'délai dépassé' })
})

test('answers are logged only when asked', async () => {
  expect(wantsAccessLog({})).toBe(false)
  expect(wantsAccessLog({ ACCESS_LOG: '0' })).toBe(false)
  expect(wantsAccessLog({ ACCESS_LOG: '1' })).toBe(true)

  const sample = { documents: { '/': { content: 'Accueil' } } }
  const quiet = await serveDuringTest(sample)
  await ask(quiet.port, '/')
  expect(quiet.events).toEqual([])

  const log = recordingLog()
  const told = await serveDuringTest(sample, { log, accessLog: true })
  await ask(told.port, '/?q=lien')
  expect(log.events).toEqual([{ level: 'info', event: 'request', message: 'GET /?q=lien' }])
})
