import { expect, test } from 'vitest'
import { passageReference, workReference } from '../../lib/citation/passage'
import { referenceText } from '../../lib/citation/reference'
import { hostilePublication, publicationNamed, siteUrl } from './publications'

test('a passage is cited as one of this web edition, by its number and at its own address', async () => {
  const publication = await publicationNamed('le Cahier')
  const text = referenceText(passageReference(publication, { number: 14 }, siteUrl)).replace(
    /[\u00A0\u202F]/g,
    ' ',
  )
  expect(text).toContain('édition web d’après la publication')
  expect(text).toContain(', § 14.')
  expect(text).toContain(`${siteUrl}/citer/p14`)
  expect(text).not.toMatch(/OBSERVATOIRE|987/i)
})

test('the published work stands beside it, with its author and without a passage', async () => {
  const text = referenceText(workReference(await publicationNamed('le Cahier'), siteUrl))
  expect(text).toMatch(/^OBSERVATOIRE NATIONAL/)
  expect(text).not.toContain('§')
})

test('each passage has its own number and address, whatever the title', async () => {
  const publication = await hostilePublication()
  for (const number of [1, 2, 999]) {
    const text = referenceText(passageReference(publication, { number }, siteUrl))
    expect(text).toContain(`§\u00A0${number}.`)
    expect(text).toContain(`/citer/p${number}`)
    expect(text).not.toMatch(/987/)
  }
  expect(referenceText(passageReference(publication, { number: 1 }, 'https://autre.example'))).toContain(
    'https://autre.example/citer/p1',
  )
})
