// To be imported first by whatever npm starts: the other modules may ask for more than an old Node.js has.
import { readFileSync } from 'node:fs'
import { refusalOfNode } from './node-version.mjs'

const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
const refusal = refusalOfNode(engines.node, process.versions.node)
if (refusal) {
  console.error(refusal)
  process.exit(1)
}
