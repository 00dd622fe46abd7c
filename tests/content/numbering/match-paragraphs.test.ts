import { describe, expect, test } from 'vitest'
import { renumbered, type Texts } from './renumbered'

const suite =
  'La ville a pris part, d’octobre 2015 à octobre 2017, à l’action-recherche suivante, « Villes et vivre ensemble ».'
const cahier =
  'Ce Cahier de l’Odas, paru en français en juin 2013, traite des enjeux du vivre ensemble et de la manière d’y répondre en temps de crise.'
const enquetes =
  'Depuis sa création, en 1990, l’Odas avait régulièrement étudié les villes : leurs priorités, leur organisation, les partenariats qu’elles nouent autour du lien social.'
const etude =
  'L’étude est qualitative et porte sur la gouvernance locale. Elle entend repérer et analyser les conditions qui renforcent la portée de l’action publique et des initiatives privées.'
const presse =
  'La presse a rapporté un constat de l’étude : la question sociale pâtit du cloisonnement des services et d’une collision entre la politique sociale et la politique de la ville.'
const bordeaux =
  'En 2013, un habitant sur trois de la communauté urbaine de Bordeaux, environ, vivait à Bordeaux même. Le groupement, devenu Bordeaux Métropole, a gardé son numéro SIREN.'
const clichy =
  'Clichy-sous-Bois est la moins peuplée des sept villes, et la seule dont la région n’a pas changé de nom depuis 2013.'
const strasbourg =
  'Strasbourg est la plus peuplée des sept villes. En 2013, elle réunissait un peu moins de six habitants sur dix de la communauté urbaine qui portait son nom.'

const absent = (city: string) =>
  `${city} ne figure pas parmi les villes de 2013 qui ont pris part à l’action-recherche suivante, « Villes et vivre ensemble ».`

const texts: Texts = {
  'publication.md': [cahier, enquetes, etude, presse],
  'villes/bordeaux.md': [bordeaux, suite],
  'villes/clichy-sous-bois.md': [clichy, suite],
  'villes/strasbourg.md': [strasbourg, suite],
}
const numbers = {
  'publication.md': [1, 2, 3, 4],
  'villes/bordeaux.md': [5, 6],
  'villes/clichy-sous-bois.md': [7, 8],
  'villes/strasbourg.md': [9, 10],
}

describe('a number stays with its paragraph', () => {
  test('when nothing changes, also where the same sentence stands in three files', () => {
    expect(renumbered(texts, texts)).toEqual(numbers)
  })

  test('when typography, accents and capitals are mended', () => {
    const now = {
      ...texts,
      'publication.md': [
        cahier.replace(/’/g, "'").toUpperCase(),
        enquetes,
        etude.replaceAll('é', 'e'),
        presse,
      ],
    }
    expect(renumbered(texts, now)).toEqual(numbers)
  })

  test('when a slip of the pen is mended, even in a short line', () => {
    const then = {
      'publication.md': ['attendre :', 'un autobuss,', 'ou quelqu’un ;', 'la gouvernence interne'],
    }
    const now = {
      'publication.md': ['attendre :', 'un autobus,', 'ou quelqu’un ;', 'la gouvernance interne'],
    }
    expect(renumbered(then, now)).toEqual({ 'publication.md': [1, 2, 3, 4] })
  })

  test('when half of a sentence is written anew', () => {
    const half =
      'Ce Cahier de l’Odas, paru en français en juin 2013, demande ce que peuvent les communes quand leurs habitants ne se parlent plus.'
    expect(renumbered(texts, { ...texts, 'publication.md': [half, enquetes, etude, presse] })).toEqual(
      numbers,
    )
  })

  test('when every paragraph of a text is mended at once', () => {
    const mended = [cahier, enquetes, etude, presse].map((text) =>
      text.replace('étud', 'analys').replace(/\.$/, ', dit-on.'),
    )
    expect(renumbered(texts, { ...texts, 'publication.md': mended })).toEqual(numbers)
  })

  test('when its two sentences change places', () => {
    const turned =
      'L’étude entend repérer et analyser les conditions qui renforcent la portée de l’action publique et des initiatives privées. Elle est qualitative et porte sur la gouvernance locale.'
    expect(renumbered(texts, { ...texts, 'publication.md': [cahier, enquetes, turned, presse] })).toEqual(
      numbers,
    )
  })

  test('when it changes places with another', () => {
    expect(renumbered(texts, { ...texts, 'publication.md': [cahier, etude, enquetes, presse] })).toEqual({
      ...numbers,
      'publication.md': [1, 3, 2, 4],
    })
  })

  test('when it moves within its file and is mended at once', () => {
    const mended = presse.replace('rapporté', 'relevé')
    expect(renumbered(texts, { ...texts, 'publication.md': [mended, cahier, enquetes, etude] })).toEqual({
      ...numbers,
      'publication.md': [4, 1, 2, 3],
    })
  })

  test('when it moves to another file', () => {
    const now = { ...texts, 'publication.md': [cahier, etude, presse], 'pages/a-propos.md': [enquetes] }
    expect(renumbered(texts, now)).toEqual({
      ...numbers,
      'publication.md': [1, 3, 4],
      'pages/a-propos.md': [2],
    })
  })

  test('when it moves to another file and leaves something like it behind', () => {
    const left = enquetes.replace(/ : .*/, ', comme le dit une autre page.')
    const now = { ...texts, 'publication.md': [cahier, left, etude, presse], 'pages/a-propos.md': [enquetes] }
    expect(renumbered(texts, now)).toEqual({
      ...numbers,
      'publication.md': [1, 'new', 3, 4],
      'pages/a-propos.md': [2],
    })
  })

  test('when it moves to another file and is mended at once', () => {
    const mended = presse.replace('constat', 'enseignement')
    const now = { ...texts, 'publication.md': [cahier, enquetes, etude], 'pages/a-propos.md': [mended] }
    expect(renumbered(texts, now)).toMatchObject({ 'pages/a-propos.md': [4] })
  })

  test('when a list moves to another file, with its short lines', () => {
    const then = {
      'publication.md': [cahier, 'Deux plans sont en cause dans la ville :', 'l’un', 'l’autre', etude],
    }
    const now = {
      'publication.md': [cahier, etude],
      'pages/methode.md': ['Deux plans sont en cause dans la ville :', 'l’un', 'l’autre'],
    }
    expect(renumbered(then, now)).toEqual({ 'publication.md': [1, 5], 'pages/methode.md': [2, 3, 4] })
  })

  test('when its file is renamed', () => {
    const { 'villes/bordeaux.md': list = [], ...others } = texts
    const { 'villes/bordeaux.md': _, ...otherNumbers } = numbers
    expect(renumbered(texts, { ...others, 'villes/bordeaux-metropole.md': list })).toEqual({
      ...otherNumbers,
      'villes/bordeaux-metropole.md': [5, 6],
    })
  })

  test('when its file is renamed and the paragraph is mended at once', () => {
    const { 'publication.md': _, ...others } = texts
    const now = {
      ...others,
      'presentation.md': [cahier, enquetes.replace('1990', 'juin 1990'), etude, presse],
    }
    expect(renumbered(texts, now)).toMatchObject({ 'presentation.md': [1, 2, 3, 4] })
  })

  test('when others are added around it', () => {
    const now = {
      ...texts,
      'publication.md': [
        strasbourg.replace('Strasbourg', 'Lille'),
        cahier,
        'Une ligne.',
        enquetes,
        etude,
        presse,
        'Fin.',
      ],
    }
    expect(renumbered(texts, now)).toEqual({
      ...numbers,
      'publication.md': ['new', 1, 'new', 2, 3, 4, 'new'],
    })
  })

  test('when others around it are deleted', () => {
    expect(renumbered(texts, { ...texts, 'publication.md': [etude] })).toEqual({
      ...numbers,
      'publication.md': [3],
    })
  })
})

describe('one paragraph made into several, or several into one', () => {
  const [first, second] = [
    'L’étude est qualitative et porte sur la gouvernance locale.',
    etude.replace(/^.*?\. /, ''),
  ]

  test('of the parts of a paragraph that is cut, the largest keeps the number', () => {
    expect(
      renumbered(texts, { ...texts, 'publication.md': [cahier, enquetes, first, second, presse] }),
    ).toEqual({
      ...numbers,
      'publication.md': [1, 2, 'new', 3, 4],
    })
  })

  test('of two parts as large as each other, the first', () => {
    const halves = [
      'Les villes nouent des liens avec leurs voisines.',
      'Les bourgs gardent leurs places et leurs marchés.',
    ]
    expect(renumbered({ 'a.md': [halves.join(' ')] }, { 'a.md': halves })).toEqual({ 'a.md': [1, 'new'] })
  })

  test('a paragraph joined from two has the number of the larger one', () => {
    const then = { ...texts, 'publication.md': [cahier, first, second, presse] }
    expect(renumbered(then, { ...texts, 'publication.md': [cahier, etude, presse] })).toMatchObject({
      'publication.md': [1, 3, 4],
    })
  })

  test('a paragraph that grows to three times its length keeps its number', () => {
    const grown = `${first} ${clichy}`
    expect(renumbered({ 'a.md': [bordeaux, first] }, { 'a.md': [bordeaux, grown] })).toEqual({
      'a.md': [1, 2],
    })
  })
})

describe('paragraphs with the same words', () => {
  test('keep their numbers by their neighbours when one of them goes', () => {
    const then = { 'a.md': [cahier, 'Idem.', enquetes, 'Idem.', etude, 'Idem.'] }
    expect(renumbered(then, { 'a.md': [cahier, enquetes, 'Idem.', etude, 'Idem.'] })).toEqual({
      'a.md': [1, 3, 4, 5, 6],
    })
    expect(renumbered(then, { 'a.md': [cahier, 'Idem.', enquetes, 'Idem.', etude] })).toEqual({
      'a.md': [1, 2, 3, 4, 5],
    })
  })

  test('keep their numbers when one more is written', () => {
    const then = { 'a.md': [cahier, 'Idem.', enquetes] }
    expect(renumbered(then, { 'a.md': [cahier, 'Idem.', enquetes, 'Idem.', etude] })).toEqual({
      'a.md': [1, 2, 3, 'new', 'new'],
    })
  })

  test('a copy in another file is another paragraph', () => {
    expect(renumbered(texts, { ...texts, 'pages/a-propos.md': [cahier] })).toEqual({
      ...numbers,
      'pages/a-propos.md': ['new'],
    })
  })

  test('when all of them move at once, they follow their neighbours', () => {
    const now = {
      'publication.md': texts['publication.md'] ?? [],
      'lieux/strasbourg.md': texts['villes/strasbourg.md'] ?? [],
      'lieux/clichy.md': texts['villes/clichy-sous-bois.md'] ?? [],
      'lieux/bordeaux.md': texts['villes/bordeaux.md'] ?? [],
    }
    expect(renumbered(texts, now)).toEqual({
      'publication.md': [1, 2, 3, 4],
      'lieux/strasbourg.md': [9, 10],
      'lieux/clichy.md': [7, 8],
      'lieux/bordeaux.md': [5, 6],
    })
  })
})

describe('rather a new number than a wrong one', () => {
  test('another paragraph in the same place', () => {
    expect(renumbered(texts, { ...texts, 'publication.md': [cahier, enquetes, clichy, presse] })).toEqual({
      ...numbers,
      'publication.md': [1, 2, 'new', 4],
    })
  })

  test('a sentence of the same pattern about another city', () => {
    const then = {
      'villes/besancon.md': [bordeaux, absent('Besançon')],
      'villes/tourcoing.md': [absent('Tourcoing')],
    }
    const now = {
      'villes/besancon.md': [bordeaux],
      'villes/tourcoing.md': [absent('Tourcoing')],
      'villes/lyon.md': [absent('Lyon')],
    }
    expect(renumbered(then, now)).toEqual({
      'villes/besancon.md': [1],
      'villes/tourcoing.md': [3],
      'villes/lyon.md': ['new'],
    })
  })

  test('a line of the same pattern in the place of another', () => {
    const then = {
      'a.md': [
        'Besançon : 116 914 habitants',
        'Bordeaux : 239 157 habitants',
        'Tourcoing : 92 018 habitants',
      ],
    }
    const now = {
      'a.md': ['Lille : 230 000 habitants', 'Bordeaux : 239 157 habitants', 'Tourcoing : 92 018 habitants'],
    }
    expect(renumbered(then, now)).toEqual({ 'a.md': ['new', 2, 3] })
  })

  test('a paragraph of another file whose first half was written anew', () => {
    const half = presse.replace('La presse a rapporté un constat de l’étude', 'Un journal en a tiré ceci')
    const now = { ...texts, 'publication.md': [cahier, enquetes, etude], 'pages/a-propos.md': [half] }
    expect(renumbered(texts, now)).toMatchObject({ 'pages/a-propos.md': ['new'] })
    // In its place it is known by its neighbours too.
    expect(renumbered(texts, { ...texts, 'publication.md': [cahier, enquetes, etude, half] })).toEqual(
      numbers,
    )
  })

  test('one paragraph that could be either of two that are gone', () => {
    const pattern = (word: string) =>
      `Les personnes rencontrées appartenaient aux villes, à l’État, aux conseils généraux et à ${word}, sans que leur nombre soit dit.`
    const then = { 'a.md': [cahier, pattern('la caisse'), pattern('la police'), etude] }
    expect(renumbered(then, { 'a.md': [cahier, pattern('la presse'), etude] })).toEqual({
      'a.md': [1, 'new', 4],
    })
    // Nothing is uncertain where both are still there, in their order.
    expect(
      renumbered(then, { 'a.md': [cahier, pattern('une caisse'), pattern('une police'), etude] }),
    ).toEqual({
      'a.md': [1, 2, 3, 4],
    })
  })

  test('words so short that any list may have them are not followed to another file', () => {
    expect(renumbered({ 'a.md': [cahier, 'oui'] }, { 'a.md': [cahier], 'b.md': ['oui'] })).toEqual({
      'a.md': [1],
      'b.md': ['new'],
    })
  })
})

describe('a withdrawn number', () => {
  test('comes back with its words, and only with them', () => {
    expect(renumbered(texts, texts, [2])).toEqual(numbers)
    const mended = enquetes.replace('régulièrement', 'souvent')
    expect(renumbered(texts, { ...texts, 'publication.md': [cahier, mended, etude, presse] }, [2])).toEqual({
      ...numbers,
      'publication.md': [1, 'new', 3, 4],
    })
  })

  test('gives way to a paragraph that is still there with the same words', () => {
    const then = { 'a.md': [suite, cahier, suite] }
    expect(renumbered(then, { 'a.md': [cahier, suite] }, [1])).toEqual({ 'a.md': [2, 3] })
  })
})
