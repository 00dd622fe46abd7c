import { EditionState } from '../../lib/server/edition-state'
import { endWithoutReader } from '../../lib/server/lines'
import { openEdition } from '../../lib/server/loaded-edition'
import { createLog } from '../../lib/server/log'
import { createPlainLog } from '../../lib/server/plain-log'
import { startServer } from '../../lib/server/server'

/* A process that serves the edition in a folder and logs each answer, to a stream that the test has spoilt. */
const [folder = '', form] = process.argv.slice(2)
const log = form === 'plain' ? createPlainLog() : createLog()
log.info('begun', 'Début.')
log.warn('begun', 'Début, à surveiller.')
const state = new EditionState()
const { port, close } = await startServer({
  port: 0,
  host: '127.0.0.1',
  log: { ...log, info: (...event) => [log.info, log.warn].forEach((tell) => void tell(...event)) },
  edition: await openEdition(folder),
  health: () => state.health(),
  accessLog: true,
})
process.send?.(port)
process.on('disconnect', () => process.exit())
process.once('SIGTERM', async () => {
  process.channel?.unref()
  await close()
  endWithoutReader()
})
