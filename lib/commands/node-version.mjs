/**
 * Why this Node.js cannot run the site, in one French sentence; `undefined` when it can.
 *
 * @param {string} range the `engines.node` of package.json, of the form `>=20.9`
 * @param {string} version for example `20.11.1`
 * @returns {string | undefined}
 */
export function refusalOfNode(range, version) {
  const least = range.replace(/^>=\s*/, '')
  if (isAtLeast(version, least)) return undefined
  return `Node.js ${version} est trop ancien pour ce site : installer Node.js ${least} ou plus récent (https://nodejs.org), puis relancer la commande.`
}

/**
 * @param {string} version
 * @param {string} least
 */
function isAtLeast(version, least) {
  const found = version.split('.').map(Number)
  const wanted = least.split('.').map(Number)
  for (const [index, number] of wanted.entries()) {
    const difference = (found[index] || 0) - number
    if (difference !== 0) return difference > 0
  }
  return true
}
