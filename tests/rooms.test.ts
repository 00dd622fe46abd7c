import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cycles, importGraph, projectFolder } from './imports'

/**
 * The rooms of the project and what their files may import, besides their own room and npm packages. A file is in the
 * first room that its path begins with.
 */
const model = ['lib/publication/', 'lib/language/']
const rooms: readonly (readonly [room: string, mayImport: readonly string[]])[] = [
  ['lib/publication/', []],
  ['lib/language/', []],
  ['lib/settings.ts', []],
  ['lib/remembered.ts', []],
  ['lib/terminal.ts', []],
  ['lib/design.ts', []],
  ['lib/typeface/', []],
  ['lib/addresses.ts', ['lib/publication/', 'lib/language/']],
  ['lib/offered.ts', ['lib/addresses.ts', ...model]],
  ['lib/outline/', ['lib/addresses.ts', 'lib/offered.ts', 'lib/remembered.ts', ...model]],
  ['lib/content/', ['lib/addresses.ts', 'lib/outline/', 'lib/terminal.ts', ...model]],
  ['lib/citation/', ['lib/addresses.ts', 'lib/remembered.ts', ...model]],
  ['lib/figures/', ['lib/addresses.ts', 'lib/design.ts', 'lib/remembered.ts', 'lib/typeface/', ...model]],
  [
    'lib/document/',
    ['lib/addresses.ts', 'lib/offered.ts', 'lib/outline/', 'lib/citation/', 'lib/figures/', ...model],
  ],
  // What machines read of the publication: records, data, feed.
  [
    'lib/metadata/',
    ['lib/addresses.ts', 'lib/offered.ts', 'lib/outline/', 'lib/citation/', 'lib/xml-text.ts', ...model],
  ],
  ['lib/xml-text.ts', []],
  // A format knows the nodes of documents and not the publication. Each is a room of its own: formats do not know one
  // another, but for what HTML and XHTML say alike, and the typeface.
  [
    'lib/formats/',
    [
      'lib/document/',
      'lib/addresses.ts',
      'lib/language/',
      'lib/figures/',
      'lib/design.ts',
      'lib/remembered.ts',
      'lib/xml-text.ts',
      'lib/formats/hypertext/',
      'lib/typeface/',
    ],
  ],
  ['lib/edition/', ['lib/addresses.ts', 'lib/settings.ts']],
  ['lib/server/', ['lib/edition/', 'lib/terminal.ts']],
  ['lib/preview/', ['lib/design.ts', 'lib/content/', 'lib/edition/', 'lib/server/', 'lib/settings.ts']],
  ['lib/commands/', ['lib/']],
  ['app/_content.ts', ['lib/content/', 'lib/publication/', 'lib/settings.ts']],
  ['app/', ['app/', 'lib/']],
  ['tests/', ['lib/', 'app/', 'tests/', 'next.config.ts']],
]

/** The room of a file. */
function roomOf(file: string): string | undefined {
  const room = rooms.find(([path]) => file.startsWith(path))?.[0]
  return room === 'lib/formats/' ? file.split('/').slice(0, 3).join('/') : room
}

function mayImport(file: string, imported: string): boolean {
  const allowed = rooms.find(([path]) => file.startsWith(path))?.[1] ?? []
  return roomOf(file) === roomOf(imported) || allowed.some((path) => imported.startsWith(path))
}

const files = (
  await Promise.all(
    ['lib', 'app', 'tests'].map(async (folder) =>
      (
        await readdir(join(projectFolder, folder), { recursive: true })
      ).map((file) => `${folder}/${file}`.replaceAll('\\', '/')),
    ),
  )
)
  .flat()
  .filter((file) => /\.(?:tsx?|mjs)$/.test(file) && !file.endsWith('.d.ts') && !file.includes('/fixtures/'))
  .sort()
const graph = await importGraph(files)

describe('the table of rooms', () => {
  test('has a room for every file', () => {
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([])
    expect(files.filter((file) => !graph.has(file))).toEqual([])
  })

  test.each(rooms.map(([room]) => room))('%s imports what it may', (room) => {
    const own = files.filter((file) => rooms.find(([path]) => file.startsWith(path))?.[0] === room)
    const wrong = own.flatMap((file) =>
      (graph.get(file) ?? [])
        .filter((imported) => !mayImport(file, imported))
        .map((imported) => `${file} → ${imported}`),
    )
    expect(wrong).toEqual([])
  })

  test('only app/_content.ts loads the publication', () => {
    const loading = files.filter(
      (file) => file.startsWith('app/') && graph.get(file)?.includes('lib/content/load-publication.ts'),
    )
    expect(loading).toEqual(['app/_content.ts'])
  })

  test('no file of the application or the library imports a test', () => {
    const wrong = files.filter(
      (file) =>
        !file.startsWith('tests/') && graph.get(file)?.some((imported) => imported.startsWith('tests/')),
    )
    expect(wrong).toEqual([])
  })
})

test('no file imports itself by way of others, not even for a type', () => {
  expect(cycles(graph).map((ring) => ring.join(' → '))).toEqual([])
})

describe('what the table is checked with', () => {
  test('sees imports of values and of types, by path and by « #lib »', () => {
    expect(graph.get('app/_content.ts')).toEqual(
      expect.arrayContaining([
        'lib/content/load-publication.ts',
        'lib/publication/index.ts',
        'lib/settings.ts',
      ]),
    )
    expect(graph.get('lib/content/parse-partner.ts')).toContain('lib/publication/index.ts')
  })

  test('refuses what the table does not allow', () => {
    expect(mayImport('lib/publication/place.ts', 'lib/publication/prose.ts')).toBe(true)
    expect(mayImport('lib/publication/place.ts', 'lib/addresses.ts')).toBe(false)
    expect(mayImport('lib/content/markdown.ts', 'lib/formats/html.ts')).toBe(false)
    expect(mayImport('lib/formats/pdf/pdf.ts', 'lib/formats/pdf/code.ts')).toBe(true)
    expect(mayImport('lib/formats/pdf/pdf.ts', 'lib/publication/place.ts')).toBe(false)
    expect(mayImport('lib/formats/pdf/pdf.ts', 'lib/formats/html.ts')).toBe(false)
    expect(mayImport('lib/formats/html.ts', 'lib/formats/pdf/code.ts')).toBe(false)
    expect(mayImport('lib/server/handler.ts', 'lib/content/report.ts')).toBe(false)
  })

  test('sees a ring', () => {
    const ring = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', []],
    ])
    expect(cycles(ring)).toEqual([['a', 'b', 'c', 'a']])
  })
})
