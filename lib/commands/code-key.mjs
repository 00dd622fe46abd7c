import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the built code is made of. */
const sources = [
  'app',
  'lib',
  'public',
  'next.config.ts',
  'package-lock.json',
  'package.json',
  'proxy.ts',
  'tsconfig.json',
]

/** In lib/, what people read and no build holds: to mend it makes no other code. */
const documents = /^(recipes|.*\.md)$/

/** Left by file managers and text editors. */
const leftovers = /^(\.DS_Store|Thumbs\.db|desktop\.ini|.*~|\.#.*|#.*#|\..*\.sw[a-z])$/

/**
 * The sources of the code, in a fixed order, each with the hash of its bytes.
 *
 * @param {string} folder of the project
 * @returns {Map<string, string>} SHA-256 in hexadecimal, by path with forward slashes
 */
export function hashSources(folder) {
  const paths = sources
    .filter((path) => existsSync(join(folder, path)))
    .flatMap((path) => filesOf(folder, path))
  return new Map(paths.sort().map((path) => [path, sha256(readFileSync(join(folder, path)))]))
}

/**
 * The key of the code: equal for two trees exactly when the same code is built from both.
 *
 * @param {Map<string, string>} hashes as `hashSources` gives them
 * @param {string} nodeVersion only its major number counts
 * @returns {string} SHA-256 in hexadecimal
 */
export function codeKey(hashes, nodeVersion = process.versions.node) {
  const lines = [...hashes].map(([path, hash]) => `${hash} ${path}\n`)
  return sha256(`node ${nodeVersion.split('.')[0]}\n${lines.join('')}`)
}

/**
 * The files at or under a path, whatever their kind.
 *
 * @param {string} folder
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(folder, path) {
  if (!statSync(join(folder, path)).isDirectory()) return [path]
  return readdirSync(join(folder, path))
    .filter((name) => !leftovers.test(name) && !(path.startsWith('lib') && documents.test(name)))
    .flatMap((name) => filesOf(folder, `${path}/${name}`))
}

/** @param {string | Buffer} content */
function sha256(content) {
  return createHash('sha256').update(content).digest('hex')
}
