import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../../lib/content/markdown'
import { numberParagraphs } from '../../../lib/content/numbering/number-paragraphs'
import { readRegister } from '../../../lib/content/numbering/read-register'
import { recordNumbers } from '../../../lib/content/numbering/record-numbers'
import { recordingReport } from '../../../lib/content/numbering/recording-report'
import type { Register } from '../../../lib/content/numbering/register'
import { registerText } from '../../../lib/content/numbering/write-register'
import { type Prose, passagesIn, wordsOf } from '../../../lib/publication'

const today = { year: 2027, month: 1, day: 15 }

const cahier = 'Ce Cahier de l’Odas, paru en juin 2013, traite des enjeux du vivre ensemble :source[P].'
const question = 'Quelle place la politique d’action sociale occupe-t-elle dans cette mobilisation ?'
const presse = 'La presse a rapporté un constat de l’étude, que les villes ont lu avec attention :source[A].'

const text = (...paragraphs: string[]): Prose =>
  parseMarkdown('publication.md', paragraphs.join('\n\n')).prose

/** The register as it is read again from its file. */
const reread = (register: Register) => readRegister({ file: 'paragraphes.yml', text: registerText(register) })
const recorded = (...texts: Prose[]) => reread(recordNumbers(texts, [], today).register)
const numbers = (prose: Prose) =>
  passagesIn(prose).map(({ number, paragraph }) => [number, wordsOf(paragraph)])

describe('reading the content', () => {
  test('gives each recorded paragraph its number, in a tree of its own', () => {
    const read = recorded(text(cahier, question))
    const prose = text(cahier, question)
    const numbering = numberParagraphs([prose], read)
    expect(numbering).toMatchObject({ withdrawn: [], problems: [] })
    expect(numbers(prose)).toEqual([])
    expect(numbers(numbering.numbered(prose))).toEqual([
      [1, 'Ce Cahier de l’Odas, paru en juin\u00A02013, traite des enjeux du vivre ensemble.'],
      [2, 'Quelle place la politique d’action sociale occupe-t-elle dans cette mobilisation\u202F?'],
    ])
  })

  test('a mend that has not been recorded yet changes no number, and neither does a new source', () => {
    const read = recorded(text(cahier, question))
    const prose = text(cahier.replace('traite des', 'aborde les'), question.replace(' ?', ' :source[R] ?'))
    const { numbered, problems } = numberParagraphs([prose], read)
    expect(problems).toEqual([])
    expect(passagesIn(numbered(prose)).map(({ number }) => number)).toEqual([1, 2])
  })

  test('a new paragraph has no number, and a warning at its place', () => {
    const read = recorded(text(cahier))
    const prose = text(cahier, presse)
    const { numbered, problems } = numberParagraphs([prose], read)
    expect(problems).toMatchObject([
      { file: 'publication.md', line: 3, column: 1, rule: 'paragraphe-sans-numero' },
    ])
    expect(problems[0]?.message).toContain('« La presse a rapporté un constat de l’étude')
    expect(passagesIn(numbered(prose)).map(({ number }) => number)).toEqual([1])
  })

  test('without a register there is one warning, not one for each paragraph', () => {
    const { problems } = numberParagraphs([text(cahier, question, presse)], undefined)
    expect(problems).toMatchObject([{ file: 'paragraphes.yml', rule: 'paragraphe-sans-numero' }])
    expect(numberParagraphs([text('')], undefined).problems).toEqual([])
  })

  test('a number whose paragraph is gone is withdrawn at once, and the editor asked to say so', () => {
    const read = recorded(text(cahier, question))
    const { withdrawn, problems } = numberParagraphs([text(cahier)], read)
    expect(withdrawn).toEqual([
      {
        number: 2,
        words: 'Quelle place la politique d’action sociale occupe-t-elle dans cette mobilisation\u202F?',
      },
    ])
    expect(problems).toMatchObject([{ file: 'paragraphes.yml', rule: 'numero-sans-paragraphe' }])
    expect(problems[0]?.line).toBeGreaterThan(10)
  })

  test('a withdrawal that is recorded is no longer news', () => {
    const read = reread(
      recordNumbers([text(cahier)], recorded(text(cahier, question)).register, today).register,
    )
    const { withdrawn, problems } = numberParagraphs([text(cahier)], read)
    expect(withdrawn).toMatchObject([{ number: 2, on: today }])
    expect(problems).toEqual([])
  })
})

describe('what is numbered', () => {
  test('paragraphs, points of lists and quotations; not headings, tables, notes, code or pictures', () => {
    const prose = text(
      '## Un titre',
      'Un paragraphe[^n].',
      '- un point\n- un autre :\n  - plus bas',
      '> Une citation.\n>\n> Sa suite.',
      '| A | B |\n|---|---|\n| a | b |',
      '```\ncode\n```',
      '![Une image](images/x.png)',
      '::sources',
      '[^n]: Une note.',
    )
    const read = reread(recordNumbers([prose], [], today).register)
    const { numbered } = numberParagraphs([prose], read)
    expect(numbers(numbered(prose))).toEqual([
      [1, 'Un paragraphe.'],
      [2, 'un point'],
      [3, 'un autre\u00A0:'],
      [4, 'plus bas'],
      [5, 'Une citation.'],
      [6, 'Sa suite.'],
    ])
  })

  test('a passage knows the heading under which it stands', () => {
    const prose = text('Avant tout.', '## Les villes', 'Sept villes.', '### Au nord', '- Tourcoing')
    const { numbered } = numberParagraphs([prose], recorded(prose))
    expect(passagesIn(numbered(prose)).map(({ heading }) => heading?.data.id)).toEqual([
      undefined,
      'les-villes',
      'au-nord',
    ])
  })
})

describe('recording', () => {
  test('new numbers follow the highest ever given, also when that one is withdrawn', () => {
    const first = recordNumbers([text(cahier, question)], [], today).register
    const second = recordNumbers([text(cahier)], first, today).register
    const third = recordNumbers([text(presse, cahier)], second, today)
    expect(third.added.map(({ number }) => number)).toEqual([3])
    expect(third.register.map(({ number }) => number)).toEqual([3, 1, 2])
  })

  test('a second recording changes nothing', () => {
    const first = recordNumbers([text(cahier, question, presse)], [], today).register
    const again = recordNumbers([text(cahier, question, presse)], reread(first).register, {
      ...today,
      year: 2030,
    })
    expect(registerText(again.register)).toBe(registerText(first))
    expect(recordingReport(again)).toBe(
      'Rien n’a changé depuis le dernier enregistrement.\n3 paragraphes numérotés.',
    )
  })

  test('the day of a withdrawal stays, and ends when the words come back', () => {
    const first = recordNumbers([text(cahier, question)], [], today).register
    const second = recordNumbers([text(cahier)], first, today).register
    const third = recordNumbers([text(cahier)], second, { ...today, year: 2030 })
    expect(third.register.find(({ number }) => number === 2)?.withdrawnOn).toEqual(today)
    expect(third.withdrawn).toEqual([])
    const fourth = recordNumbers([text(question, cahier)], third.register, today)
    expect(fourth.restored).toMatchObject([{ number: 2 }])
    expect(fourth.register).toMatchObject([{ number: 2 }, { number: 1 }])
    expect(fourth.register[0]).not.toHaveProperty('withdrawnOn')
  })

  test('words that an editor took out of the register do not come back', () => {
    const [one, two] = recordNumbers([text(cahier, question)], [], today).register
    if (!one || !two) throw new Error('Two paragraphs were recorded.')
    const emptied: Register = [one, { number: two.number, file: two.file, withdrawnOn: today }]
    const { register, added } = recordNumbers([text(cahier, question)], emptied, today)
    expect(added.map(({ number }) => number)).toEqual([3])
    expect(register).toContainEqual({ number: 2, file: 'publication.md', withdrawnOn: today })
    expect(numberParagraphs([text(cahier)], reread(emptied)).withdrawn).toEqual([{ number: 2, on: today }])
  })

  test('the report says what became of each number', () => {
    const first = recordNumbers([text(cahier, question)], [], today).register
    const mended = text(cahier.replace('juin 2013', 'juin 2013 à Paris'), presse)
    expect(recordingReport(recordNumbers([mended], first, today))).toBe(
      `1 nouveau numéro :
  p3  publication.md  « La presse a rapporté un constat de l’étude, que les villes… »
1 paragraphe corrigé, numéro gardé :
  p1  publication.md  « Ce Cahier de l’Odas, paru en juin 2013 à Paris, traite des… »
1 numéro retiré :
  p2  publication.md  « Quelle place la politique d’action sociale occupe-t-elle… »
2 paragraphes numérotés.`,
    )
  })
})
