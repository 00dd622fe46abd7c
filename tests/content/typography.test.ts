import { describe, expect, test } from 'vitest'
import { frenchTypography } from '../../lib/content/typography'

/** Makes the two no-break spaces visible: `_` for U+00A0, `·` for U+202F. */
const shown = (text: string) => frenchTypography(text).replaceAll('\u00A0', '_').replaceAll('\u202F', '·')

describe('the spaces and apostrophes of French printing', () => {
  test.each([
    ["Qu'est-ce qui tient une ville ensemble ?", 'Qu’est-ce qui tient une ville ensemble·?'],
    ['Vraiment!', 'Vraiment·!'],
    ['Quoi ?! Ah…', 'Quoi·?! Ah…'],
    ['les partenaires : la DGCS ; la Cnaf', 'les partenaires_: la DGCS·; la Cnaf'],
    ['deux questions:', 'deux questions_:'],
    ['« Les villes et le lien social »', '«_Les villes et le lien social_»'],
    ['«vivre ensemble»', '«_vivre ensemble_»'],
    ["le Cahier de l'« Odas »", 'le Cahier de l’«_Odas_»'],
    ['plus de 350 entretiens', 'plus de 350_entretiens'],
    ['les villes de plus de 30 000 habitants', 'les villes de plus de 30·000_habitants'],
    ['1 112 470 habitants en 2013', '1·112·470_habitants en 2013'],
    ['le 14 juin 1990, le 1er janvier 2020', 'le 14_juin_1990, le 1er_janvier_2020'],
    ['En 2013 sept villes', 'En 2013 sept villes'],
    ['ASH no 2814, décret n° 2010-95', 'ASH no_2814, décret n°_2010-95'],
    ['une part de 12 % et de 5%', 'une part de 12·% et de 5·%'],
    ['à 12:30, de 10h à 12h', 'à 12:30, de 10h à 12h'],
    ['voir https://www.odas.net/page?a=1;b=2!', 'voir https://www.odas.net/page?a=1;b=2!'],
    ['écrire à contact@exemple.fr ; merci', 'écrire à contact@exemple.fr·; merci'],
    ['plus de 350\nentretiens', 'plus de 350_entretiens'],
    ["l'(in)action, d'[…], l'« Odas »", 'l’(in)action, d’[…], l’«_Odas_»'],
    ["aujourd'hui, presqu'île, qu'à peine", 'aujourd’hui, presqu’île, qu’à peine'],
    ['« Qui ? » demanda-t-on ; « moi ! »', '«_Qui·?_» demanda-t-on·; «_moi·!_»'],
    ['(vraiment ?) « non »', '(vraiment·?) «_non_»'],
    ['Juin 2013, le 1er Mars', 'Juin_2013, le 1er_Mars'],
    ['12,5 millions, 12 h 30, 25 000 €, 3 km', '12,5_millions, 12_h_30, 25·000_€, 3_km'],
    ['54 communes au lieu de 17', '54_communes au lieu de 17'],
    ['7 places et 12 bancs', '7_places et 12_bancs'],
    ['M. Martin, Mme Durand, MM. les maires', 'M._Martin, Mme_Durand, MM. les maires'],
  ])('%s', (written, expected) => {
    expect(shown(written)).toBe(expected)
  })

  test.each([
    'le n° 2814 des ASH',
    'ASH 2814 rend compte',
    "l'article 47 de la loi, l'article 12 modifié",
    'la version 6.0.0 pour celles de 2013',
    'version 4.0 publiée',
    'de 2010 à 2012, puis en 2013 seulement',
    'Rapport r09-514 du Sénat',
    'loi n° 2005-102 du Parlement',
    'la page 12 traite de tout',
    'le 17 et le 18',
    'Libre réponse 71120, 75342 Paris',
  ])('a number that counts nothing is not bound to what follows: %s', (written) => {
    expect(shown(written)).not.toMatch(/\d_\p{L}/u)
  })

  test.each([
    '12:30',
    'https://exemple.fr/a;b?c=d!',
    "www.exemple.fr/l'adresse?a=1;b=2",
    'contact@exemple.fr',
    'mailto:contact@exemple.fr?subject=Bonjour',
    'C:\\Documents',
    '10.1234/abc:def',
  ])('%s stays as it is', (written) => {
    expect(frenchTypography(written)).toBe(written)
  })

  test('a run of spaces or signs as long as a file is set without delay', () => {
    for (const run of [' ', "l'", '«', 'a ', '1 ', '1', '1,'])
      expect(frenchTypography(`a${run.repeat(100_000)}!`)).toContain('!')
  })

  test('a text set once stays as it is when set again', () => {
    const text = "L'Odas : « 350 entretiens » ; 30 000 habitants, 12 % — le 14 juin 1990 ! Qu'en dire ?"
    const once = frenchTypography(text)
    expect(frenchTypography(once)).toBe(once)
  })

  test('punctuation and guillemets that stand alone in a text node are set too', () => {
    expect(shown(' ; puis')).toBe('·; puis')
    expect(shown('« ')).toBe('«_')
    expect(shown(' »')).toBe('_»')
  })
})
