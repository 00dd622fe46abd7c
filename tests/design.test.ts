import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bookProperties, pageStyle, previewProperties, typeface, withValues } from '../lib/design'
import { projectFolder } from './imports'

const sources = await filesWith(/\.(?:tsx?|mjs|css|typ)$/, 'lib', 'app')

/** A colour in the languages of the project: `#rrggbb` and its short forms, and the functions of CSS. */
const colour =
  /(?<![\w&/])#(?:[0-9a-f]{3,4}){1,2}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|luma|cmyk)\(/i

describe('the design', () => {
  test('is the only place of the code that says a colour', () => {
    const others = [...sources].filter(([path]) => path !== 'lib/design.ts')
    expect(others.length).toBeGreaterThan(200)
    const wrong = others.flatMap(([path, source]) =>
      source.split('\n').flatMap((line) => {
        // The one that writes the colours of the design in the language of Typst.
        const written = path === 'lib/formats/pdf/design.ts' ? line.replace('rgb("$', '') : line
        return colour.test(written) ? [`${path}: ${line.trim()}`] : []
      }),
    )
    expect(wrong).toEqual([])
  })

  test('tells colours from other words', () => {
    for (const text of ['#fff', 'fill="#123f7b"', 'rgb(0 0 0 / 35%)', 'rgb("#1b1a17")']) {
      expect(text).toMatch(colour)
    }
    for (const text of ['/entretiens#caf', '&#160;', '#let face', '#addresses = 1', 'currentColor']) {
      expect(text).not.toMatch(colour)
    }
  })

  test('has a value for everything that the stylesheets of pages name', async () => {
    const styles = [...sources].filter(([path]) => path.startsWith('app/_styles/')).map(([, css]) => css)
    const said = new Set([...styles, pageStyle].flatMap((css) => matches(css, /(?<![\w(-])--([a-z0-9-]+):/g)))
    const named = new Set(styles.flatMap((css) => matches(css, /var\(--([a-z0-9-]+)/g)))
    expect(named.size).toBeGreaterThan(15)
    expect([...named].filter((name) => !said.has(name))).toEqual([])
  })

  test.each([
    ['lib/formats/epub/style.css', bookProperties],
    ['lib/preview/browser/apercu.css', previewProperties],
  ])('has a value for everything that %s names', (path, properties) => {
    const css = sources.get(path) ?? ''
    expect(css).toContain('var(--')
    expect(withValues(css, properties)).not.toContain('var(--')
  })

  test('refuses a name that it does not have', () => {
    expect(() => withValues('a { color: var(--bleu) }', { blue: 'blue' })).toThrow('--bleu')
  })

  test('names the family that the files of the fonts have on pages', () => {
    const families = matches(sources.get('app/_fonts/faces.ts') ?? '', /'font-family', value: '([^']+)'/g)
    expect(new Set(families)).toEqual(new Set([typeface]))
  })
})

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found)
}

/** The files of these folders, by path with forward slashes. */
async function filesWith(ending: RegExp, ...folders: readonly string[]): Promise<Map<string, string>> {
  const lists = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(join(projectFolder, folder), { recursive: true })
      return names.map((name) => `${folder}/${name}`.replaceAll('\\', '/'))
    }),
  )
  const paths = lists.flat().filter((path) => ending.test(path))
  return new Map(
    await Promise.all(
      paths.map(async (path) => [path, await readFile(join(projectFolder, path), 'utf8')] as const),
    ),
  )
}
