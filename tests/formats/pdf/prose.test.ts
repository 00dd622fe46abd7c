import type { Root, RootContent } from 'mdast'
import { describe, expect, test } from 'vitest'
import { LayoutError } from '../../../lib/formats/layout-error'
import { call, sequence, words } from '../../../lib/formats/pdf/code'
import { type Composition, Landmarks } from '../../../lib/formats/pdf/composition'
import { setProse } from '../../../lib/formats/pdf/prose'
import { citableParagraphs, type Prose } from '../../../lib/publication'
import { prose, samplePublication } from './sample-publication'

function setting(): Composition & { path: string; level: number } {
  return {
    publication: samplePublication(),
    siteUrl: 'https://publication.example',
    landmarks: new Landmarks(),
    pictures: new Set(),
    figures: new Map(),
    placed: new Set(),
    block: (name) => call('bloc', [name]),
    path: '/villes/valmont',
    level: 2,
  }
}

/** The code of a text, of which the test looks at the source. */
const source = (markdown: string) => setProse(prose('villes/valmont.md', markdown), setting()).source

describe('text', () => {
  test('is a string literal, whatever it holds', () => {
    expect(source('Un #let x = "oui" \\\\ [non] $y$')).toBe(
      '{ paragraph({ "Un #let x = \\"oui\\" \\\\ [non] $y$" }) }',
    )
  })

  test('joins the lines of its source', () => {
    expect(source('une ligne\npuis une autre')).toBe('{ paragraph({ "une ligne puis une autre" }) }')
  })

  test('raises ordinary letters in place of Unicode’s own', () => {
    expect(words('le 1ᵉʳ mai').source).toBe('{ "le 1"; super("er"); " mai" }')
  })

  test('stays on one line with the citation that follows', () => {
    expect(source('Un fait :source[A].')).toContain('"Un fait\u00A0"; citation(')
  })
})

test('a paragraph that follows another is indented, and bears its number', () => {
  const text = prose('villes/valmont.md', 'Un.\n\nDeux.')
  const [, second] = citableParagraphs(text)
  if (second) second.data = { number: 12 }
  expect(setProse(text, setting()).source).toBe(
    '{ paragraph({ "Un." }); paragraph({ "Deux." }, number: 12, indented: true) }',
  )
})

describe('headings', () => {
  test('go down under the heading of their part and keep their address', () => {
    expect(source('## Son histoire')).toContain(
      'title-at(3, { "Son histoire" }, address: "/villes/valmont#son-histoire")',
    )
  })

  test('take an address only once', () => {
    const composition = setting()
    const text = prose('villes/valmont.md', '## Son histoire')
    setProse(text, composition)
    expect(setProse(text, composition).source).not.toContain('address:')
  })
})

describe('links', () => {
  test.each([
    ['[ici](#plus-bas)\n\n## Plus bas', 'site-link("/villes/valmont#plus-bas", '],
    ['[la liste](/villes)', 'site-link("/villes", '],
    ['[ailleurs](https://exemple.fr/)', 'link("https://exemple.fr/", '],
    ['[écrire](mailto:x@exemple.fr)', 'link("mailto:x@exemple.fr", '],
  ])('%s', (markdown, code) => {
    expect(source(markdown)).toContain(code)
  })
})

describe('notes', () => {
  test('are set at their first call and called again by their label', () => {
    const code = source('Un[^n] puis[^n].\n\n[^n]: La note.')
    expect(code).toContain('note("note /villes/valmont n", { { "La note." } })')
    expect(code).toContain('note-again("note /villes/valmont n")')
  })
})

describe('foreign words', () => {
  test.each([
    [':langue[empowerment]{en}', 'foreign("en", { "empowerment" })'],
    [':langue[colour]{en-GB}', 'foreign("en", { "colour" }, region: "gb")'],
  ])('%s', (markdown, code) => {
    expect(source(markdown)).toContain(code)
  })
})

describe('lists', () => {
  test('keep their numbers', () => {
    expect(source('3. trois\n4. quatre')).toContain('start: 3')
  })
})

describe('what the layout does not know', () => {
  const position = { start: { line: 12, column: 5 }, end: { line: 12, column: 9 } }
  const withNode = (node: RootContent): Prose => {
    const tree: Root = {
      type: 'root',
      children: [
        { type: 'paragraph', children: [] },
        { ...node, position },
      ],
    }
    return { file: 'villes/valmont.md', tree }
  }

  test.each<[string, RootContent]>([
    ['HTML', { type: 'html', value: '<b>gras</b>' }],
    ['a container', { type: 'containerDirective', name: 'cadre', children: [] }],
    ['an unknown block', { type: 'leafDirective', name: 'nuage', children: [] }],
    ['an unknown mark', { type: 'textDirective', name: 'rouge', children: [] }],
    ['words without their language', { type: 'textDirective', name: 'langue', children: [] }],
    ['a note that is not written', { type: 'footnoteReference', identifier: 'x' }],
    ['a picture that does not exist', { type: 'image', url: 'images/absente.png', alt: 'Absente' }],
    [
      'a reference to a link',
      { type: 'linkReference', identifier: 'x', referenceType: 'full', children: [] },
    ],
  ])('%s is refused with file, line and column', (_, node) => {
    const render = () => setProse(withNode(node), setting())
    expect(render).toThrow(LayoutError)
    expect(render).toThrow(/^villes\/valmont\.md:12:5 {2}/)
  })

  test('a node of no known kind is refused too', () => {
    const invented: RootContent = Object.assign({ type: 'break' as const }, { type: 'invente' })
    expect(() => setProse(withNode(invented), setting())).toThrow(
      'L’édition PDF ne sait pas montrer cet élément',
    )
  })

  test('a box to tick is refused at its item', () => {
    expect(() => source('- [ ] à faire')).toThrow(/^villes\/valmont\.md:1:1 {2}Une case à cocher/)
  })
})

test('blocks are asked of the composition', () => {
  expect(source('Avant.\n\n::sources\n\nAprès.')).toContain('bloc("sources")')
})

test('an empty text is empty content', () => {
  expect(source('')).toBe(sequence([]).source)
})
