import { describe, expect, test } from 'vitest'
import type { Block, Document, Inline, List } from '../../../lib/document/nodes'
import { flow } from '../../../lib/formats/pdf/blocks'
import { breakable } from '../../../lib/formats/pdf/breaks'
import { words } from '../../../lib/formats/pdf/code'
import { type Context, Drawings, Landmarks, pageWidth } from '../../../lib/formats/pdf/composition'
import { call, note, paragraph, words as text } from '../documents'

function context(notes: Document['notes'] = []): Context {
  return {
    siteUrl: 'https://publication.example',
    landmarks: new Landmarks(),
    pictures: new Set(),
    drawings: new Drawings(),
    address: '/villes/valmont',
    level: 2,
    notes: new Map(notes.map((each) => [each.number, each])),
    width: pageWidth,
    isInside: false,
    isInItem: false,
    isSpread: false,
    asidesBelow: false,
    flow,
  }
}

/** The code of blocks, of which the test looks at the source. */
const source = (...blocks: Block[]) => flow(blocks, context()).source
const line = (...nodes: (string | Inline)[]) => source(paragraph(...nodes))

describe('text', () => {
  test('is a string literal, whatever it holds', () => {
    expect(line('Un #let x = "oui" \\\\ [non] $y$')).toBe(
      'paragraph("Un #let x = \\"oui\\" \\\\\\\\ [non] $y$")',
    )
  })

  test('joins the lines of its source', () => {
    expect(line('une ligne\npuis une autre')).toBe('paragraph("une ligne puis une autre")')
  })

  test('raises ordinary letters in place of Unicode’s own', () => {
    expect(words('le 1ᵉʳ mai').source).toBe('{ "le 1"; super("er"); " mai" }')
  })

  test('stays on one line with the citation that follows', () => {
    const citation: Inline = { type: 'citation', sources: [{ key: 'A', url: '/a-propos#source-a' }] }
    expect(line('Un fait ', citation)).toContain('"Un fait\u00A0"; citation(')
  })
})

describe('a long run', () => {
  const address = 'https://www.exemple.fr/un/chemin/vers-une-page.html?annee=2013'
  const sha256 = '0123456789abcdef'.repeat(4)

  test('may break after its signs, and nothing of it is changed', () => {
    expect(breakable(address).join('|')).toBe(
      'https://www.exemple.fr/|un/|chemin/|vers-|une-|page.|html?|annee=|2013',
    )
    expect(line(address)).toContain('run("https://www.exemple.fr/", "un/", "chemin/"')
  })

  test('without signs may break every eight letters', () => {
    expect(breakable(sha256)).toEqual([
      '01234567',
      '89abcdef',
      ...Array(3).fill(['01234567', '89abcdef']).flat(),
    ])
  })

  test('of letters alone is a word, to be hyphenated', () => {
    expect(line('très anticonstitutionnellement.')).toContain('long-word("anticonstitutionnellement.")')
  })
})

test('a paragraph that follows another is indented, and bears its number and its anchor', () => {
  expect(source(paragraph('Un.'), { type: 'paragraph', number: 12, children: text('Deux.') })).toBe(
    '{ paragraph("Un."); paragraph("Deux.", number: 12, address: "/villes/valmont#p12", indented: true) }',
  )
})

describe('headings', () => {
  const heading = (...children: Inline[]): Block => ({
    type: 'heading',
    depth: 2,
    id: 'son-histoire',
    children,
  })

  test('go down under the title of their document and keep their address', () => {
    expect(source(heading(...text('Son histoire')))).toBe(
      'title-at(3, "Son histoire", address: "/villes/valmont#son-histoire", outlined: false)',
    )
  })

  test('take an address only once', () => {
    const made = source(heading(...text('Son histoire')), heading(...text('Encore')))
    expect(made.split('address:')).toHaveLength(2)
  })

  test('are repeated without their notes', () => {
    const notes = [note(1, 1, paragraph('La note.'))]
    const made = flow([heading(...text('Méthode'), call(1), ...text(' et terrain'))], context(notes)).source
    expect(made).toMatch(/^title-at\(3, \{ "Méthode"; " et terrain" \}/)
    expect(made).toContain('shown: { "Méthode"; note("/villes/valmont#_note-1", "La note."); " et terrain" }')
  })

  test('stay with a paragraph that calls a note', () => {
    const made = flow(
      [heading(...text('Titre')), paragraph('Un', call(1))],
      context([note(1, 1, paragraph('N.'))]),
    )
    expect(made.source).toMatch(/^together\(3, /)
  })
})

describe('links', () => {
  test.each([
    ['#plus-bas', 'site-link("/villes/valmont#plus-bas", '],
    ['/villes', 'site-link("/villes", '],
    ['https://publication.example/villes', 'site-link("/villes", '],
    ['https://publication.example.fr/', 'link("https://publication.example.fr/", '],
    ['mailto:x@exemple.fr', 'link("mailto:x@exemple.fr", '],
  ])('%s', (url, code) => {
    expect(line({ type: 'link', url, children: text('ici') })).toContain(code)
  })

  test('an address of the site is written without the site', () => {
    expect(line({ type: 'address', url: 'https://publication.example/' })).toBe(
      'paragraph(site-address("/", "/"))',
    )
  })
})

test('a note that is called twice is set once, and called again by its label', () => {
  const notes = [note(1, 2, paragraph('La note.'))]
  const made = flow([paragraph('Un', call(1), ' puis', call(1, 1), '.')], context(notes)).source
  expect(made).toContain('note("/villes/valmont#_note-1", "La note.")')
  expect(made).toContain('note-again("/villes/valmont#_note-1")')
})

test('a note that the document does not have is refused', () => {
  expect(() => line('Un', call(3))).toThrow('The note 3 of /villes/valmont is called')
})

describe('foreign words', () => {
  test.each([
    ['en', 'foreign("en", "colour")'],
    ['en-GB', 'foreign("en", "colour", region: "gb")'],
  ])('%s', (language, code) => {
    expect(line({ type: 'foreign', language, children: text('colour') })).toContain(code)
  })
})

describe('lists', () => {
  const list = (more: Partial<List>, ...items: string[]): Block => ({
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map((item) => ({ type: 'listItem', children: [paragraph(item)] })),
    ...more,
  })

  test('keep their numbers', () => {
    expect(source(list({ ordered: true, start: 3 }, 'trois', 'quatre'))).toContain('start: 3')
    expect(source(list({ ordered: true, reversed: true }, 'trois', 'deux', 'un'))).toContain(
      'start: 3, reversed: true',
    )
  })

  test('of tasks say whether each is done', () => {
    const children = [
      { type: 'listItem' as const, checked: true, children: [paragraph('écrit')] },
      { type: 'listItem' as const, checked: false, children: [paragraph('relu')] },
      { type: 'listItem' as const, children: [paragraph('su')] },
    ]
    expect(source(list({ children }))).toContain(
      'task-list((task(true, "fait"), task(false, "à faire"), none,)',
    )
  })

  test('of cards tell the page of what they lead to, and say below what is long', () => {
    const card = (remark: string): Block =>
      list({
        role: 'cards',
        children: [
          {
            type: 'listItem',
            children: [
              paragraph(
                { type: 'link', url: '/villes/besancon', children: text('Besançon') },
                { type: 'aside', children: text(remark) },
              ),
            ],
          },
        ],
      })
    expect(source(card('Doubs'))).toContain(
      'card(site-link("/villes/besancon", "Besançon"), remark: "Doubs", page: page-at("/villes/besancon"))',
    )
    expect(source(card('Une ville du Doubs '.repeat(5)))).toContain('below: true')
  })
})

describe('a count', () => {
  test('is set large, the other sources’ beside it', () => {
    const citation = (key: string): Inline => ({
      type: 'citation',
      sources: [{ key, url: `/a-propos#source-${key}` }],
    })
    const made = source({
      type: 'paragraph',
      role: 'counts',
      children: [
        ...text('Au moins '),
        { type: 'keyFigure', value: '350' },
        ...text(' entretiens '),
        citation('P'),
        ...text(' ; plus de 300 '),
        citation('R'),
      ],
    })
    expect(made).toMatch(
      /^large-count\("Au moins ", "350", \{ " entretiens\u00A0"; citation\(.*"P".*\) \}, \{ " ; plus de 300\u00A0"/,
    )
  })
})

test('what is only for printed pages is left out', () => {
  expect(source({ type: 'reference', isPrintedOnly: true, children: text('Odas.') })).toBe('[]')
})

test('nothing is empty content', () => {
  expect(source()).toBe('[]')
})
