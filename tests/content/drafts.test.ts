import { describe, expect, test } from 'vitest'
import { loadPublication } from '../../lib/content/load-publication'
import { severity } from '../../lib/content/problem'
import { navigation, siteDocuments } from '../../lib/outline'
import { copyOfContent, writeContent } from './content-folder'

/** Content with a draft of each kind that can be one. */
async function contentWithDrafts(): Promise<string> {
  const root = await copyOfContent()
  const text = (fields: string) =>
    `---\n${fields}\nbrouillon: true\n---\n\n## Un titre\n\nUn texte inventé.\n`
  await writeContent(root, 'villes/brouillonville.md', text('nom: Brouillonville\ntype: commune'))
  await writeContent(root, 'entretiens/chanteurs.md', text('nom: Chanteurs'))
  await writeContent(root, 'partenaires/chorale.md', text('nom: Chorale\nrole: chant'))
  await writeContent(root, 'pages/methode.md', text('titre: Méthode\nmenu: Méthode\nnavigation: entete'))
  return root
}

describe('a draft', () => {
  test('is nowhere in what readers get', async () => {
    const { publication } = await loadPublication(await contentWithDrafts())
    if (!publication) throw new Error('There is an error.')
    const all = JSON.stringify([publication, siteDocuments(publication), navigation(publication)])
    for (const word of ['brouillonville', 'Chanteurs', 'chorale', 'Méthode', 'methode']) {
      expect(all.toLowerCase()).not.toContain(word.toLowerCase())
    }
    expect(publication).toEqual((await loadPublication(await copyOfContent())).publication)
  })

  test('is shown to editors, who are told which addresses are drafts', async () => {
    const loaded = await loadPublication(await contentWithDrafts(), { drafts: 'shown' })
    if (!loaded.publication) throw new Error('There is an error.')
    expect(loaded.drafts).toEqual([
      '/villes/brouillonville',
      '/villes/brouillonville#_lieu',
      '/villes/brouillonville#un-titre',
      '/entretiens#chanteurs',
      '/entretiens#chanteurs-un-titre',
      '/partenaires#chorale',
      '/partenaires#chorale-un-titre',
      '/methode',
      '/methode#un-titre',
    ])
    expect(navigation(loaded.publication).header.map(({ path }) => path)).toContain('/methode')
    expect(loaded.publication.places?.list.map(({ slug }) => slug)).toContain('brouillonville')
  })

  test('asks for no number, and says nothing while it has no fault', async () => {
    const root = await contentWithDrafts()
    expect((await loadPublication(root)).problems).toEqual([])
  })

  test('with faults does not stop publication, but stops the preview, where it is mended', async () => {
    const root = await contentWithDrafts()
    await writeContent(root, 'pages/methode.md', '---\ntitre: "Méthode\nbrouillon: true\n---\n\n# Titre\n')
    const { publication, problems } = await loadPublication(root)
    expect(publication).toBeDefined()
    expect(problems.map(({ rule }) => rule)).toEqual(['signe-non-ferme', 'titre-de-niveau-1'])
    expect(problems.map(severity)).toEqual(['warning', 'warning'])
    const preview = await loadPublication(root, { drafts: 'shown' })
    expect(preview.publication).toBeUndefined()
    expect(preview.problems.map(severity)).toContain('error')
  })

  test('may name another draft, and have its place in the order', async () => {
    const root = await contentWithDrafts()
    const link = 'Voir [les chanteurs](/entretiens#chanteurs) et [la ville](/villes/brouillonville#un-titre).'
    await writeContent(
      root,
      'pages/methode.md',
      `---\ntitre: Méthode\nmenu: Méthode\nnavigation: entete\nbrouillon: true\n---\n\n${link}\n`,
    )
    expect((await loadPublication(root)).problems).toEqual([])
    expect((await loadPublication(root, { drafts: 'shown' })).publication).toBeDefined()
  })

  test('does not come alone: a chapter of drafts is left out whole', async () => {
    const root = await copyOfContent()
    const card = '---\nnom: Fanfare\nrole: musique\nbrouillon: true\n---\n'
    await writeContent(root, 'partenaires/fanfare.md', card)
    const { publication, problems } = await loadPublication(root)
    expect(problems).toEqual([])
    expect(publication && siteDocuments(publication).map(({ path }) => path)).not.toContain('/partenaires')
    const preview = await loadPublication(root, { drafts: 'shown' })
    expect(preview.publication?.partners?.list.map(({ slug }) => slug)).toEqual(['fanfare'])
  })
})
