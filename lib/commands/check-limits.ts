import { Worker } from 'node:worker_threads'
import { nameOfFile } from '../content/now-reading'
import { words } from '../language'

/** What the check of a content may take before it is ended. */
export interface CheckLimits {
  /** Milliseconds of computing for any one file. */
  readonly computing: number
  /** Mebibytes in all. */
  readonly memory: number
}

/** Above what 10 000 files of places need (34 s and 955 MB in all, measured), below what stops a small machine. */
const usual: CheckLimits = { computing: 60_000, memory: 1_536 }

/**
 * Ends this process when the check takes more than its limits, with a message that names the file it was reading. The
 * watch runs on a thread of its own, for whatever does not end holds up the main one. Returns what ends the watch.
 */
export function limitCheck(limits: CheckLimits = usual): () => Promise<unknown> {
  const limit = {
    computing: `${words.number(limits.computing / 1_000)}\u00A0s de calcul`,
    memory: `${words.number(limits.memory)}\u00A0Mio de mémoire`,
  }
  const thread = new Worker(watch, { eval: true, execArgv: [], workerData: { nameOfFile, limits, limit } })
  // Without the watch the check is what it was.
  thread.on('error', (error) => console.error(error))
  thread.unref()
  return () => thread.terminate()
}

const watch = `
const { writeSync } = require('node:fs')
const { workerData: { nameOfFile, limits, limit } } = require('node:worker_threads')
const name = Buffer.from(nameOfFile)
let file = ''
let begun = 0
setInterval(() => {
  const now = name.toString('utf8', 0, name.indexOf(0)).replace(/[\\p{Cc}\\p{Bidi_Control}]/gu, '�')
  const { user, system } = process.cpuUsage()
  const computed = (user + system) / 1000
  if (now !== file) [file, begun] = [now, computed]
  if (process.memoryUsage.rss() > limits.memory * 1024 * 1024) end(limit.memory)
  if (file !== '' && computed - begun > limits.computing) end(limit.computing)
}, 100)
function end(exceeded) {
  const read = file === '' ? 'La vérification du contenu' : 'La vérification de « ' + file + ' »'
  const advice = file === '' ? 'Le partager en plusieurs publications.' : 'Ce fichier est sans doute abîmé ou démesuré : le retirer, ou le remplacer par une version plus légère.'
  try {
    writeSync(2, read + ' a dépassé ' + exceeded + ' et a été arrêtée. ' + advice + '\\n')
  } finally {
    // The main thread, which does not answer, cannot be asked to end.
    process.kill(process.pid, 'SIGKILL')
  }
}
`
