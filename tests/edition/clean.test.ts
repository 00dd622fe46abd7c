import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkPage } from '../../lib/edition/check-page'
import { clean } from '../../lib/edition/clean'
import { parseHtml, serializeHtml } from '../../lib/edition/html-tree'

/** Pages as Next.js 16.4.6 answered them. */
function nextOutput(name: string): string {
  return readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')
}

function cleaned(html: string): string {
  const document = parseHtml(html)
  clean(document)
  return serializeHtml(document)
}

function page(body: string, head = ''): string {
  return `<!DOCTYPE html><html lang="fr"><head><title>Essai</title>${head}</head><body>${body}</body></html>`
}

describe('a page of Next.js', () => {
  test('keeps its text, its stylesheet and its JSON-LD, and nothing of the client runtime', () => {
    expect(cleaned(nextOutput('next-page.html'))).toMatchInlineSnapshot(
      `"<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/_next/static/chunks/10uf6sjcvf4ew.css"><title>Les villes et le lien social</title><meta name="description" content="Un essai"></head><body><a href="#contenu">Aller au contenu principal</a><nav><a href="/villes">Villes</a> <a href="/">Accueil</a></nav><main id="contenu"><h1>Les villes et le lien social</h1><p>Texte 3 </p><p>Il y a 3 villes <a href="/rapport.pdf" download="">PDF</a>.</p><script type="application/ld+json">{"@context":"https://schema.org","@type":"Report"}</script></main></body></html>"`,
    )
  })

  test('is a third as long at most, and passes the checks', () => {
    for (const name of ['next-page.html', 'next-not-found.html']) {
      const html = cleaned(nextOutput(name))
      expect(html.length).toBeLessThan(nextOutput(name).length / 3)
      expect(checkPage('/', parseHtml(html))).toEqual([])
    }
  })

  test('that was streamed in pieces keeps their remains, by which the checks refuse it', () => {
    const document = parseHtml(cleaned(nextOutput('next-streamed.html')))
    expect(checkPage('/lente', document).map(({ message }) => message)).toEqual([
      expect.stringContaining('<template>'),
    ])
  })
})

describe('cleaning', () => {
  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script in a drawing', '<svg><script>alert(1)</script></svg>', '<svg></svg>'],
    ['a script that only claims to be JSON-LD', '<script type="application/ld+json" src="/x.js"></script>'],
    ['a module', '<script type="module" src="/x.js"></script>'],
    ['comments', 'Ville <!-- -->3', 'Ville 3'],
    ['the mark of the metadata', '<div hidden=""><!--$--><!--/$--></div>'],
  ])('drops %s', (_, body, expected = '') => {
    expect(cleaned(page(body))).toBe(page(expected))
  })

  test.each([
    '<link rel="preload" as="script" href="/x.js">',
    '<link rel="modulepreload" href="/x.js">',
    '<link rel="preload" as="style" href="/x.css">',
    '<meta name="next-size-adjust" content="">',
  ])('drops %s from the head', (element) => {
    expect(cleaned(page('', element))).toBe(page(''))
  })

  test('keeps the preload of a font and hidden text', () => {
    const html = page(
      '<div hidden="">Texte</div>',
      '<link rel="preload" as="font" href="/x.woff2" crossorigin="">',
    )
    expect(cleaned(html)).toBe(html)
  })

  test('drops the attributes of the runtime only', () => {
    expect(
      cleaned(page('', '<link rel="stylesheet" href="/x.css" data-precedence="next" nonce="abc">')),
    ).toBe(page('', '<link rel="stylesheet" href="/x.css">'))
  })

  test('changes nothing the second time', () => {
    const once = cleaned(nextOutput('next-page.html'))
    expect(cleaned(once)).toBe(once)
  })
})
