import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const launcher = fileURLToPath(new URL('../../lib/commands/run.mjs', import.meta.url))

test.each(['inexistante', '../start', ''])(
  'the command « %s », which does not exist, is refused before anything is installed',
  (name) => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [launcher, name], { encoding: 'utf8' })
    expect(stderr).toBe(`La commande « ${name} » n'existe pas : « npm run » donne la liste des commandes.\n`)
    expect(stdout).toBe('')
    expect(status).toBe(1)
  },
)
