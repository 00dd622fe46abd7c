import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cycles, importGraph, projectFolder } from './imports'

/**
 * The rooms of the project and what their files may import, besides their own room and npm packages. A file is in the
 * first room that its path begins with.
 */
const rooms: readonly (readonly [room: string, mayImport: readonly string[]])[] = [
  ['lib/publication/', []],
  ['lib/settings.ts', []],
  ['lib/remembered.ts', []],
  ['lib/design.ts', []],
  ['lib/site.ts', ['lib/publication/']],
  ['lib/content/', ['lib/publication/', 'lib/site.ts']],
  ['lib/citation/', ['lib/publication/', 'lib/site.ts', 'lib/remembered.ts']],
  // Drawings measure their words with what is known of the typeface.
  ['lib/formats/typeface/', []],
  [
    'lib/figures/',
    ['lib/publication/', 'lib/site.ts', 'lib/design.ts', 'lib/remembered.ts', 'lib/formats/typeface/'],
  ],
  // Each format is a room of its own: formats do not know one another. How XML is written is common to several, how
  // a text that cannot be shown is reported, and the typeface.
  [
    'lib/formats/',
    [
      'lib/publication/',
      'lib/site.ts',
      'lib/design.ts',
      'lib/citation/',
      'lib/figures/',
      'lib/formats/xml-text.ts',
      'lib/formats/layout-error.ts',
      'lib/formats/typeface/',
    ],
  ],
  ['lib/edition/', ['lib/site.ts', 'lib/settings.ts']],
  ['lib/server/', ['lib/edition/']],
  ['lib/preview/', ['lib/design.ts', 'lib/content/', 'lib/edition/', 'lib/server/', 'lib/settings.ts']],
  ['lib/commands/', ['lib/']],
  ['app/_content.ts', ['lib/content/', 'lib/publication/', 'lib/settings.ts']],
  // Views write pages: of the formats they need those that are parts of a page.
  [
    'app/_views/',
    [
      'lib/publication/',
      'lib/site.ts',
      'lib/citation/',
      'lib/figures/',
      'lib/formats/html.ts',
      'lib/metadata/head-metadata.ts',
      'lib/metadata/structured-data.ts',
      'lib/settings.ts',
    ],
  ],
  [
    'app/',
    [
      'app/',
      'lib/publication/',
      'lib/site.ts',
      'lib/design.ts',
      'lib/citation/',
      'lib/figures/',
      'lib/formats/',
      'lib/settings.ts',
      'lib/content/report.ts',
    ],
  ],
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
    expect(mayImport('lib/publication/place.ts', 'lib/site.ts')).toBe(false)
    expect(mayImport('lib/content/markdown.ts', 'lib/formats/html.ts')).toBe(false)
    expect(mayImport('lib/formats/pdf/prose.ts', 'lib/formats/pdf/code.ts')).toBe(true)
    expect(mayImport('lib/formats/pdf/prose.ts', 'lib/formats/html.ts')).toBe(false)
    expect(mayImport('lib/formats/html.ts', 'lib/formats/pdf/code.ts')).toBe(false)
    expect(mayImport('app/_views/prose.tsx', 'lib/content/report.ts')).toBe(false)
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
