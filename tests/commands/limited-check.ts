import { limitCheck } from '../../lib/commands/check-limits'
import { loadPublication } from '../../lib/content/load-publication'
import { nowReading } from '../../lib/content/now-reading'

/* The check of a content folder under limits that the test gives. */
const [root = '', computing, memory] = process.argv.slice(2)
const stopWatching = limitCheck({ computing: Number(computing), memory: Number(memory) })
if (root === 'sans fin') {
  nowReading('villes/\u001B[2Jlens.md')
  for (;;);
}
const { publication } = await loadPublication(root).finally(stopWatching)
console.log(publication ? 'publiable' : 'fautif')
