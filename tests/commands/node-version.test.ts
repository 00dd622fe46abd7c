import { expect, test } from 'vitest'
import { refusalOfNode } from '../../lib/commands/node-version.mjs'

test.each(['20.9.0', '20.10.1', '22.0.0', '24.3.0'])(
  'Node.js %s is accepted where >=20.9 is asked for',
  (version) => {
    expect(refusalOfNode('>=20.9', version)).toBeUndefined()
  },
)

test.each(['18.20.8', '20.8.1', '9.11.2'])(
  'Node.js %s is refused, in one sentence that says what to install',
  (version) => {
    expect(refusalOfNode('>=20.9', version)).toBe(
      `Node.js ${version} est trop ancien pour ce site : installer Node.js 20.9 ou plus récent (https://nodejs.org), puis relancer la commande.`,
    )
  },
)
