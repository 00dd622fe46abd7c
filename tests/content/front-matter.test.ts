import matter from 'gray-matter'
import { describe, expect, test, vi } from 'vitest'
import { readFrontMatter } from '../../lib/content/front-matter'
import { parseFields } from '../../lib/content/parse-fields'
import { placeExample, placeFields } from '../../lib/content/parse-place'

const read = (text: string) => readFrontMatter({ file: 'villes/besancon.md', text })
const fieldsOf = (yaml: string) => read(`---\n${yaml}\n---\n`).frontMatter?.fields
const placesIn = (text: string) =>
  read(text).problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`)

describe('what an editor wrote stays text until a field gives it its type', () => {
  test.each([
    ['a: 012', '012'],
    ['a: 1.10', '1.10'],
    ['a: 2026-11-23', '2026-11-23'],
    ['a: 12:30:45', '12:30:45'],
    ['a: oui', 'oui'],
    ['a: no', 'no'],
    ['a: null', 'null'],
    ['a: ~', '~'],
    ['a: 1e3', '1e3'],
    ['a: 0x1F', '0x1F'],
    ['a: "25056"', '25056'],
    ["a: 'L''État'", "L'État"],
    ["a: l'action sociale", "l'action sociale"],
    ['a: « L’Odas, c’est fini »', '« L’Odas, c’est fini »'],
    ['a: CA Clichy-sous-Bois–Montfermeil', 'CA Clichy-sous-Bois–Montfermeil'],
    ['a: 12 h 30 – 14 h', '12 h 30 – 14 h'],
    ['a: >-\n  Une ligne,\n  et la suite.', 'Une ligne, et la suite.'],
  ])('%s', (yaml, value) => {
    expect(fieldsOf(yaml)).toEqual({ a: value })
  })
})

describe('the text keeps the lines of the file', () => {
  test.each([
    ['---\nnom: Besançon\n---\n\n## Histoire\n', 5],
    ['---\r\nnom: Besançon\r\n---\r\n\r\n## Histoire\r\n', 5],
    ['---\nnom: Besançon\n---\n## Histoire', 4],
    ['---  \nnom: Besançon\n---  \n\n\n## Histoire\n', 6],
    ['---\nnom: Besançon\nresume: |\n  ---\n  Une ligne de tirets en retrait.\n---\n## Histoire', 7],
  ])('%j', (text, line) => {
    const { markdown = '', problems } = read(text)
    expect(problems).toEqual([])
    expect(markdown.split('\n').findIndex((written) => written.startsWith('## Histoire'))).toBe(line - 1)
  })

  test('also when the fields cannot be read', () => {
    const { frontMatter, markdown } = read('---\nnom: "Besançon\n---\n\n## Histoire\n')
    expect(frontMatter).toBeUndefined()
    expect(markdown).toBe('\n\n\n\n## Histoire\n')
  })
})

describe('the place of a value', () => {
  const { frontMatter } = read(`---
nom: Besançon
groupement:
  alors: { nom: CA du Grand Besançon, siren: "242500361" }
population:
  - { annee: 2010, nombre: 116914, sources: [I, P] }
  - annee: 2013
    nombre:
      116952
    sources:
      - I
      - P
---
`)
  const placeOf = (path: PropertyKey[], part?: 'key' | 'value') => {
    const { line, column } = frontMatter?.place(path, part) ?? {}
    return `${line}:${column}`
  }

  test.each([
    ['a field', ['nom'], '2:6'],
    ['a field of a group on one line', ['groupement', 'alors', 'siren'], '4:46'],
    ['a field of an item on one line', ['population', 0, 'nombre'], '6:28'],
    ['an item of a list in an item', ['population', 0, 'sources', 1], '6:49'],
    ['a field of an item on several lines', ['population', 1, 'annee'], '7:12'],
    ['a value on the next line', ['population', 1, 'nombre'], '9:7'],
    ['an item of a list on several lines', ['population', 1, 'sources', 1], '12:9'],
    ['a missing field, by its group', ['groupement', 'alors', 'communes'], '4:10'],
    ['a missing group, by the front matter', ['region', 'alors'], '2:1'],
    ['a missing item, by its list', ['population', 7], '6:3'],
  ] as const)('%s', (_, path, place) => {
    expect(placeOf([...path])).toBe(place)
  })

  test('a key', () => {
    expect(placeOf(['groupement', 'alors', 'siren'], 'key')).toBe('4:39')
    expect(placeOf(['population', 1, 'annee'], 'key')).toBe('7:5')
  })

  test('is the same in a file with Windows line ends', () => {
    expect(read('---\r\nnom: Besançon\r\n---\r\n').frontMatter?.fields).toEqual({ nom: 'Besançon' })
    const windows = read(
      '---\r\nnom: Besançon\r\npopulation:\r\n  - { annee: 2010, nombre: beaucoup }\r\n---\r\n',
    )
    expect(windows.frontMatter?.place(['population', 0, 'nombre'])).toMatchObject({ line: 4, column: 28 })
  })
})

describe('a wrong front matter is placed where the editor has to mend it', () => {
  test.each([
    [
      'an unclosed quote, not the line where the parser stumbles',
      '---\nnom: "Besançon\ntype: commune\n---\n',
      ['2:6 signe-non-ferme'],
    ],
    [
      'a title with a colon',
      '---\nlieux:\n  titre: Les villes : lesquelles\n---\n',
      ['3:10 deux-points-ambigu'],
    ],
    [
      'each tab',
      '---\nlieux:\n\ttitre: x\n\tmenu: y\n---\n',
      ['3:1 retrait-invalide', '4:1 retrait-invalide'],
    ],
    [
      'each repeated field',
      '---\na: 1\na: 2\nb: 3\nb: 4\n---\n',
      ['3:1 champ-en-double', '5:1 champ-en-double'],
    ],
    ['a repeated field in a group', '---\na: { b: 1, b: 2 }\n---\n', ['2:12 champ-en-double']],
    ['Windows line ends', '---\r\na: 1\r\nb: "2\r\nc: 3\r\n---\r\n', ['3:4 signe-non-ferme']],
    ['an alias, not the anchor it needs', '---\na: 1\nb: *a\n---\n', ['3:4 yaml-alias']],
    ['empty', '---\n---\n', ['2:1 yaml-invalide']],
    ['empty but for a remark', '---\n# rien\n---\n', ['2:1 yaml-invalide']],
    ['a word', '---\nBesançon\n---\n', ['2:1 yaml-invalide']],
    ['a list', '---\n- Besançon\n---\n', ['2:1 yaml-invalide']],
    ['a group for a name', '---\n{ a: 1 }: 2\n---\n', ['2:1 yaml-invalide']],
  ])('%s', (_, text, places) => {
    expect(placesIn(text)).toEqual(places)
  })

  test('a remark on its own line is no fault', () => {
    expect(placesIn('---\n# Vérifié en mairie.\nnom: Besançon\n---\n')).toEqual([])
  })

  test('fields are read in spite of a repeated one, so that all faults are told at once', () => {
    const { frontMatter } = read('---\nnom: Besançon\nnom: Besançon\ntype: ville\n---\n')
    if (!frontMatter) throw new Error('The front matter was not read.')
    expect(parseFields(placeFields, placeExample, frontMatter).problems).toMatchObject([
      { line: 4, column: 7 },
    ])
  })
})

describe('no code of a content file runs', () => {
  const fence = (language: string) => `---${language}\n{ nom: (globalThis.codeDuContenu = 'lu') }\n---\n`
  const ran = () => Reflect.get(globalThis, 'codeDuContenu')

  test('the fence that is tried does run when nothing stands before gray-matter', () => {
    matter(fence('js'), { language: 'yaml' })
    expect(ran()).toBe('lu')
    Reflect.deleteProperty(globalThis, 'codeDuContenu')
  })

  test.each([
    'js',
    'javascript',
    'JS',
    'JavaScript',
    ' js',
    '\tjs',
    'json',
    'JSON',
    'coffee',
    'toml',
    'yaml',
    'js # x',
  ])('---%s', (language) => {
    const { problems, frontMatter, markdown } = read(fence(language))
    expect(problems).toMatchObject([{ line: 1, column: 4, rule: 'en-tete-interdit' }])
    expect([frontMatter, markdown, ran()]).toEqual([undefined, undefined, undefined])
  })
})

test('an alias bomb is refused, not expanded', () => {
  const levels = Array.from({ length: 30 }, (_, level) => {
    const items = level === 0 ? 'x' : `*n${level - 1}, *n${level - 1}, *n${level - 1}`
    return `n${level}: &n${level} [${items}]`
  })
  expect(placesIn(`---\n${levels.join('\n')}\n---\n`)).toEqual(['2:5 yaml-alias'])
})

test('reading one wrong file twice tells the same twice', () => {
  const warn = vi.spyOn(process, 'emitWarning')
  const text = '---\nnom: [Besançon\n---\n'
  expect(read(text)).toEqual(read(text))
  expect(warn).not.toHaveBeenCalled()
})
