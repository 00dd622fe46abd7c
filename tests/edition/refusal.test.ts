import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { Refusal, reportOf } from '../../lib/edition/refusal'

test('a refusal is reported as it stands', () => {
  expect(reportOf(new Refusal('content/publication.md:4:7  date-invalide'))).toBe(
    'content/publication.md:4:7  date-invalide',
  )
})

test('a full disk is reported with the place and what to do', () => {
  const error = Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
    path: '/srv/editions/index.html',
  })
  expect(reportOf(error)).toBe(
    'L’édition n’a pas pu être écrite (/srv/editions/index.html). Il n’y a plus de place sur le disque. Libérer de la place, puis enregistrer de nouveau.',
  )
})

test('anything else is told for what it is, a fault of the program, with its message', async () => {
  expect(reportOf(new TypeError('x is not a function'))).toMatch(/faute du programme : x is not a function$/)
  const missing = await readFile('/nonexistent').catch((error: unknown) => error)
  expect(reportOf(missing)).toContain('ENOENT')
  expect(reportOf('chaîne')).toContain('chaîne')
})
