import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadPublication } from '../lib/content/load-publication'
import { textFiles } from '../lib/offered'
import type { Publication } from '../lib/publication'
import { projectFolder } from './imports'

async function load(name: string): Promise<Publication> {
  const { publication } = await loadPublication(join(projectFolder, 'tests/fixtures/publications', name))
  if (!publication) throw new Error(`The content of ${name} has errors.`)
  return publication
}
const eleven = await load('onze-sites')
const alone = await load('auteur-seul')

describe('the names of saved files', () => {
  const namesOf = (publication: Publication) => textFiles(publication).map(({ fileName }) => fileName)

  test('have ordinary spaces and apostrophes, which people can type', () => {
    const publication: Publication = {
      ...alone,
      publisher: { type: 'organization', name: 'Odas' },
      shortTitle: 'Les villes et l’« autre »\u00A0lien',
      date: { year: 2013, month: 6 },
    }
    expect(namesOf({ ...publication, original: alone.original })).toEqual([
      "Odas - Les villes et l'« autre » lien - juin 2013.pdf",
      "Les villes et l'« autre » lien - édition web.pdf",
      "Les villes et l'« autre » lien - édition web.epub",
    ])
  })

  test('have nothing that a file system refuses', () => {
    const publication: Publication = { ...eleven, shortTitle: 'Qui\u202F? <A/B> : "C" | D*\\E' }
    expect(namesOf(publication)).toEqual([
      'Qui A B C D E - édition web.pdf',
      'Qui A B C D E - édition web.epub',
    ])
  })

  test('are not longer than file systems allow', () => {
    const names = namesOf({ ...alone, shortTitle: 'é'.repeat(300) })
    expect(names).toHaveLength(3)
    for (const name of names) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
  })

  test('are those of the publication', () => {
    expect(namesOf(alone)[0]).toBe(
      'Éditions du Banc vert - Les bancs publics de Vaubrumeuse - avril 2019.pdf',
    )
  })
})
