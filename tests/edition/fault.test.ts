import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { faultOf } from '../../lib/edition/fault'
import { DamagedEdition } from '../../lib/edition/integrity'
import { Refusal } from '../../lib/edition/refusal'
import { ensureFolder } from '../../lib/edition/work-folder'
import { temporaryFolder } from './workshop'

/** An error of the system, as Node throws it. */
function systemError(code: string, path?: string): Error {
  return Object.assign(new Error(`${code}: …`), { code, syscall: 'open', ...(path && { path }) })
}

test('a refusal of the content is told as it stands', () => {
  expect(faultOf(new Refusal('content/publication.md:4:7  date-invalide'))).toEqual({
    kind: 'content',
    reason: 'Le dernier état du contenu est refusé.',
    report: 'content/publication.md:4:7  date-invalide',
  })
})

test.each([
  ['ENOSPC', 'Il n’y a plus de place sur le disque (/srv/editions/a) : en libérer.'],
  [
    'EROFS',
    'Le disque est en lecture seule (/srv/editions/a) : rendre le dossier des éditions accessible en écriture.',
  ],
  [
    'EMFILE',
    'Trop de fichiers sont ouverts à la fois (/srv/editions/a) : relever la limite du processus (ulimit -n).',
  ],
  [
    'EACCES',
    'Un droit d’accès manque (/srv/editions/a) : donner au serveur celui de lire le contenu et celui d’écrire les éditions.',
  ],
  ['ESTALE', 'Le système répond ESTALE (/srv/editions/a) : vérifier la machine.'],
])(
  '%s is a fault of the machine, told in one sentence with the place; the reason tells of no place',
  (code, report) => {
    const fault = faultOf(systemError(code, '/srv/editions/a'))
    expect(fault).toMatchObject({ kind: 'machine', report })
    expect(fault.reason).not.toContain('/srv')
  },
)

test('what is no folder, and what is damaged, is no fault of the program', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'editions'), '')
  const taken = await ensureFolder(join(folder, 'editions')).catch(faultOf)
  expect(taken).toMatchObject({ kind: 'machine', reason: 'Un fichier est à la place d’un dossier.' })
  expect(await ensureFolder(join(folder, 'editions/a/b')).catch(faultOf)).toEqual({
    ...taken,
    report: expect.stringContaining('editions'),
  })
  await mkdir(join(folder, 'a'))
  await ensureFolder(join(folder, 'a/b/c'))
  await writeFile(join(folder, 'a/b/c/d'), '')
  expect(faultOf(new DamagedEdition('L’édition abc est endommagée.')).kind).toBe('machine')
})

test('anything else is told for what it is, a fault of the program, with its message', async () => {
  expect(faultOf(new TypeError('x is not a function'))).toMatchObject({
    kind: 'program',
    report: expect.stringMatching(/faute du programme : x is not a function$/),
  })
  expect(faultOf(Object.assign(new Error('bad'), { code: 'ERR_INVALID_ARG_TYPE' })).kind).toBe('program')
  const missing = await readFile('/nonexistent').catch(faultOf)
  expect(missing).toMatchObject({ kind: 'machine', report: expect.stringContaining('/nonexistent') })
  expect(faultOf('chaîne').report).toContain('chaîne')
})
