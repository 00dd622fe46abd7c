import { expect, test } from 'vitest'
import type { Problem } from '../../lib/content/problem'
import { report } from '../../lib/content/report'
import { githubReport, jsonReport } from '../../lib/content/report-for-machines'

const date: Problem = {
  file: 'publication.md',
  line: 7,
  column: 7,
  rule: 'date-invalide',
  message: '« date » vaut « juin 2013 ». Écrire l’année et le mois : 2013-06.',
  written: 'date: juin 2013',
}
const long: Problem = {
  file: 'villes/lens, nord.md',
  line: 12,
  column: 1,
  rule: 'paragraphe-long',
  message: 'À 100 %,\ntrop long.',
}

test('a report goes from file to file, shows the line with a caret, and counts at the end', () => {
  expect(
    report([long, date, { ...date, line: 9, column: 1, written: undefined }]),
  ).toBe(`── content/publication.md : 2 erreurs ──

content/publication.md:7:7  date-invalide
  7 │ date: juin 2013
    │       ^
  « date » vaut « juin 2013 ». Écrire l’année et le mois : 2013-06.

content/publication.md:9:1  date-invalide
  « date » vaut « juin 2013 ». Écrire l’année et le mois : 2013-06.

── content/villes/lens, nord.md : 1 avertissement ──

content/villes/lens, nord.md:12:1  paragraphe-long (avertissement)
  À 100 %,↵trop long.

2 erreurs, 1 avertissement dans 2 fichiers.`)
})

test('of a long line what is around the place is shown, and the caret is under it', () => {
  const written = `${'Le kiosque résonne. '.repeat(20)}ICI, ${'la fanfare répond. '.repeat(20)}`
  const [, line = '', caret = ''] = report([{ ...date, column: written.indexOf('ICI') + 1, written }])
    .split('\n')
    .slice(2)
  expect(line.length).toBeLessThan(120)
  expect(line.slice(caret.indexOf('^'))).toMatch(/^ICI, la fanfare/)
  expect(line).toMatch(/│ ….*…$/)
})

test('a tabulation and an invisible character keep the caret in its place', () => {
  const [, line = '', caret = ''] = report([{ ...date, column: 3, written: '\t\u000Bx' }])
    .split('\n')
    .slice(2)
  expect(line.slice(caret.indexOf('^'))).toBe('x')
})

test('no name and no value begins a line or commands the terminal', () => {
  const hostile = '\u001B[2J\u0007\u009B31m\u202Egnp\u2028\r\n::error ::faux'
  const text = report([
    {
      ...date,
      file: `villes/${hostile}.md`,
      written: `nom: ${hostile}`,
      message: `« nom » vaut « ${hostile} ».`,
    },
  ])
  expect(text.replaceAll('\n', '')).toMatch(/^[^\p{Cc}\p{Bidi_Control}\u2028\u2029]*$/u)
  expect(text).not.toMatch(/^\s*::/m)
  expect(githubReport([{ ...date, file: hostile, message: hostile }], 'content')).toMatch(
    /^::error [^\p{Cc}\p{Bidi_Control}]*$/u,
  )
})

test('of very many problems the first are printed, errors before warnings, and all are counted', () => {
  const warnings = Array.from({ length: 1_000 }, (_, index) => ({ ...long, line: index + 1 }))
  const text = report([...warnings, date])
  expect(text).toContain('content/publication.md:7:7  date-invalide')
  expect(text.match(/paragraphe-long/g)).toHaveLength(199)
  expect(text).toMatch(/\n… et 801 avertissements de plus, qui ne sont pas montrés ici\.\n/)
  expect(text).toMatch(/\n1 erreur, 1000 avertissements dans 2 fichiers\.$/)
})

test('colours are around words, never in them', () => {
  const coloured = report([date], { isColoured: true })
  expect(coloured).toContain('\u001B[31mdate-invalide\u001B[0m')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  expect(coloured.replace(/\u001B\[\d+m/g, '')).toBe(report([date]))
})

test('GitHub gets workflow commands in which nothing ends too early', () => {
  expect(githubReport([date, long], 'content')).toBe(
    [
      '::error file=content/publication.md,line=7,col=7,title=date-invalide::« date » vaut « juin 2013 ». Écrire l’année et le mois : 2013-06.',
      '::warning file=content/villes/lens%2C nord.md,line=12,col=1,title=paragraphe-long::À 100 %25,%0Atrop long.',
    ].join('\n'),
  )
})

test('other machines get JSON', () => {
  expect(JSON.parse(jsonReport([long, date], 'content'))).toEqual({
    errors: 1,
    warnings: 1,
    problems: [
      { ...date, file: 'content/publication.md', severity: 'error' },
      { ...long, file: 'content/villes/lens, nord.md', severity: 'warning' },
    ],
  })
})
