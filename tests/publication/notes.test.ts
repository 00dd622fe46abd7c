import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../lib/content/markdown'
import { notesOf } from '../../lib/publication'

const prose = (file: string, markdown: string) => parseMarkdown(file, markdown).prose

describe('the notes of a page', () => {
  const first = prose(
    'entretiens/villes.md',
    'Un[^b] et deux[^a].\n\n[^a]: Première écrite.\n\n[^b]: Seconde écrite.',
  )
  const second = prose('entretiens/etat.md', 'Un autre[^a], et le même[^a].\n\n[^a]: Encore une.')
  const notes = notesOf([first, second])

  test('are numbered through the page, in the order of their calls', () => {
    expect(notes.list.map(({ number, file, definition }) => [number, file, definition.identifier])).toEqual([
      [1, 'entretiens/villes.md', 'b'],
      [2, 'entretiens/villes.md', 'a'],
      [3, 'entretiens/etat.md', 'a'],
    ])
  })

  test('of the same name in two texts are two notes', () => {
    expect(notes.find('entretiens/villes.md', 'a')?.number).toBe(2)
    expect(notes.find('entretiens/etat.md', 'a')?.number).toBe(3)
    expect(notes.find('entretiens/etat.md', 'b')).toBeUndefined()
  })
})

test('a note that only another note calls comes after it', () => {
  const text = prose(
    'a.md',
    'Un[^a] et deux[^c].\n\n[^a]: Voir[^b].\n\n[^b]: Appelée par la première.\n\n[^c]: Dernière.',
  )
  expect(notesOf([text]).list.map(({ definition }) => definition.identifier)).toEqual(['a', 'b', 'c'])
})

test('notes that call each other are each told once', () => {
  const text = prose('a.md', 'Un[^a].\n\n[^a]: Voir[^b].\n\n[^b]: Voir[^a].')
  expect(notesOf([text]).list.map(({ number }) => number)).toEqual([1, 2])
})

test('calls in lists, quotations and tables count', () => {
  const text = prose(
    'a.md',
    '> Un[^1]\n\n- deux[^2]\n\n| a |\n|---|\n| trois[^3] |\n\n[^3]: c\n\n[^1]: a\n\n[^2]: b',
  )
  expect(notesOf([text]).list.map(({ definition }) => definition.identifier)).toEqual(['1', '2', '3'])
})

test('a page without notes has none', () => {
  expect(notesOf([prose('a.md', 'Rien.'), prose('b.md', '')]).list).toEqual([])
})
