import type { TextDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../lib/content/markdown'
import { citedSources, isEmpty, markedLanguage, opening, sections } from '../../lib/publication'

const prose = (markdown: string) => parseMarkdown('a.md', markdown).prose

describe('a text is cut at its headings of level 2', () => {
  const parts = (markdown: string) =>
    sections(prose(markdown)).map(({ heading, content }) => [
      heading?.data.id,
      content.map(({ type }) => type),
    ])

  test('with what stands before the first', () => {
    expect(parts('Avant.\n\n## Un\n\nTexte.\n\n### Un un\n\nTexte.\n\n## Deux\n\n- liste')).toEqual([
      [undefined, ['paragraph']],
      ['un', ['paragraph', 'heading', 'paragraph']],
      ['deux', ['list']],
    ])
  })

  test('a heading with nothing under it is a part, nothing before the first is none', () => {
    expect(parts('## Un\n\n## Deux')).toEqual([
      ['un', []],
      ['deux', []],
    ])
  })

  test('notes and addresses belong to no part', () => {
    expect(parts('## Un\n\nMot[^1] et [lien][a].\n\n[^1]: Note.\n\n[a]: /')).toEqual([['un', ['paragraph']]])
  })

  test('an empty text has no part', () => {
    expect(parts('')).toEqual([])
    expect(isEmpty(prose('\n\n'))).toBe(true)
    expect(isEmpty(prose('Un.'))).toBe(false)
  })
})

describe('marks', () => {
  const mark = (markdown: string): TextDirective => {
    const found: TextDirective[] = []
    visit(prose(markdown).tree, 'textDirective', (node) => {
      found.push(node)
    })
    const [first] = found
    if (!first) throw new Error(`There is no mark in « ${markdown} ».`)
    return first
  }

  test.each([
    [':source[P]', ['P']],
    [':source[P, R2]', ['P', 'R2']],
    [':source[ P ,, R ]', ['P', 'R']],
    [':source[]', []],
  ])('%s cites %j', (markdown, keys) => {
    expect(citedSources(mark(markdown))).toEqual(keys)
  })

  test.each([
    [':langue[empowerment]{en}', 'en'],
    [':langue[colour]{en-GB}', 'en-GB'],
    [':langue[mot]', undefined],
    [':langue[mot]{en fr}', undefined],
  ])('%s is in %s', (markdown, language) => {
    expect(markedLanguage(mark(markdown))).toBe(language)
  })
})

test('the opening of a text is its first paragraph, without source marks and calls of notes', () => {
  expect(opening(prose('## Un\n\nL’étude[^1] est *qualitative* :source[P].\n\nSuite.\n\n[^1]: Note.'))).toBe(
    'L’étude est qualitative.',
  )
  expect(opening(prose('## Un\n\n- liste'))).toBeUndefined()
})
