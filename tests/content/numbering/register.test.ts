import { describe, expect, test } from 'vitest'
import { readRegister } from '../../../lib/content/numbering/read-register'
import type { Register } from '../../../lib/content/numbering/register'
import { registerText } from '../../../lib/content/numbering/write-register'

const file = 'paragraphes.yml'
const read = (text: string) => readRegister({ file, text })

const register: Register = [
  { number: 1, file: 'publication.md', words: 'Ce Cahier de l’Odas a paru en juin 2013.' },
  { number: 61, file: 'publication.md', words: 'Deux questions ont guidé la recherche : les voici.' },
  { number: 2, file: 'publication.md', words: '« Oui » ; 350 # pas un commentaire - ni une liste' },
  { number: 14, file: 'villes/besancon.md', words: '2013' },
  {
    number: 13,
    file: 'villes/besancon.md',
    withdrawnOn: { year: 2027, month: 1, day: 15 },
    words: 'Une phrase retirée.',
  },
  { number: 9, file: 'pages/a-propos.md', withdrawnOn: { year: 2027, month: 2, day: 1 } },
]

describe('the file of a register', () => {
  test('has one block for each number, sorted, under a French head', () => {
    const text = registerText(register)
    expect(text).toMatch(/^# Les numéros des paragraphes/)
    expect(text).toContain('Ne pas le modifier à la main')
    expect(text.split('\n').filter((line) => !line.startsWith('#') && line !== '')).toEqual([
      'p1:',
      '  fichier: publication.md',
      '  texte: Ce Cahier de l’Odas a paru en juin 2013.',
      'p2:',
      '  fichier: publication.md',
      '  texte: "« Oui » ; 350 # pas un commentaire - ni une liste"',
      'p9:',
      '  fichier: pages/a-propos.md',
      '  retire: 2027-02-01',
      'p13:',
      '  fichier: villes/besancon.md',
      '  retire: 2027-01-15',
      '  texte: Une phrase retirée.',
      'p14:',
      '  fichier: villes/besancon.md',
      '  texte: 2013',
      'p61:',
      '  fichier: publication.md',
      '  apres: p1',
      '  texte: "Deux questions ont guidé la recherche : les voici."',
    ])
  })

  test('gives the same register again, in reading order', () => {
    const { register: again, problems } = read(registerText(register))
    expect(problems).toEqual([])
    expect(again.filter(({ file: where }) => where === 'publication.md').map(({ number }) => number)).toEqual(
      [1, 61, 2],
    )
    expect([...again].sort((a, b) => a.number - b.number)).toEqual(
      [...register].sort((a, b) => a.number - b.number),
    )
    expect(registerText(again)).toBe(registerText(register))
  })

  test('keeps one line for one text, whatever is in it', () => {
    const hostile = [
      '- un tiret',
      "l'apostrophe d'abord",
      '"guillemets" & *étoiles* | > % @ `',
      '{accolades}',
      '# dièse',
      'deux : points',
      'null',
      '~',
      `très ${'long '.repeat(300)}texte`,
      '😀 et \\ barre',
      '012',
    ]
    const entries = hostile.map((words, index) => ({ number: index + 1, file: 'publication.md', words }))
    const text = registerText(entries)
    expect(text.split('\n').filter((line) => line.startsWith('  texte: '))).toHaveLength(hostile.length)
    expect(read(text).register).toEqual(entries)
  })

  test('may hold nothing but its head', () => {
    expect(read(registerText([]))).toMatchObject({ register: [], problems: [] })
  })
})

describe('a register that cannot be trusted is refused at its place', () => {
  const entry = 'p1:\n  fichier: publication.md\n  texte: Un paragraphe.\n'
  const told = (text: string) =>
    read(text).problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`)

  test('a number given twice', () => {
    const { problems, register: kept } = read(`${entry}p1:\n  fichier: villes/lyon.md\n  texte: Un autre.\n`)
    expect(problems).toMatchObject([{ file, line: 4, column: 1, rule: 'numero-en-double' }])
    expect(problems[0]?.message).toContain('à la ligne 1')
    expect(kept).toHaveLength(1)
  })

  test('a conflict that git left', () => {
    const text = `${entry}<<<<<<< HEAD\np2:\n  fichier: a.md\n=======\np2:\n  fichier: b.md\n>>>>>>> autre\n`
    expect(told(text)).toEqual(['4:1 registre-invalide'])
    expect(read(text).problems[0]?.message).toContain('branche déjà publiée')
  })

  test.each([
    [
      'an unknown field',
      `${entry}p2:\n  fichier: a.md\n  texte: B\n  couleur: bleu\n`,
      '4:1 registre-invalide',
    ],
    [
      'a field written twice',
      `${entry}p2:\n  fichier: a.md\n  fichier: b.md\n  texte: B\n`,
      '4:1 registre-invalide',
    ],
    ['a number without words', `${entry}p2:\n  fichier: a.md\n`, '4:1 registre-invalide'],
    ['a number without a file', `${entry}p2:\n  texte: B\n`, '4:1 registre-invalide'],
    [
      'a day that does not exist',
      `${entry}p2:\n  fichier: a.md\n  retire: 2027-02-30\n`,
      '4:1 registre-invalide',
    ],
    ['a key that is no number', `${entry}p0:\n  fichier: a.md\n  texte: B\n`, '4:1 registre-invalide'],
    ['a key of another kind', `${entry}14:\n  fichier: a.md\n  texte: B\n`, '4:1 registre-invalide'],
    ['an odd place', `${entry}p2:\n  fichier: a.md\n  apres: fin\n  texte: B\n`, '4:1 registre-invalide'],
    ['a list', '- p1\n- p2\n', '1:1 registre-invalide'],
    ['a text', 'Bonjour\n', '1:1 registre-invalide'],
    ['an alias', `${entry}p2: *p1\n`, '4:1 registre-invalide'],
    ['broken YAML', `${entry}p2:\n  fichier: "a.md\n  texte: B\n`, '7:1 registre-invalide'],
  ])('%s', (_, text, place) => {
    expect(told(text)).toEqual([place])
    expect(read(text).problems[0]?.message).toContain('npm run number')
  })
})
