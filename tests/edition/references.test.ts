import { expect, test } from 'vitest'
import { parseHtml } from '../../lib/edition/html-tree'
import { referencesIn, referencesInCss } from '../../lib/edition/references'

const siteUrl = 'https://lien-social.example'

function found(html: string): string[] {
  return referencesIn(parseHtml(html), siteUrl).map(({ kind, href }) => `${kind} ${href}`)
}

test.each([
  ['<a href="/villes">', ['link /villes']],
  ['<map><area href="#carte"></map>', ['link #carte']],
  ['<link rel="canonical" href="/villes">', ['link /villes']],
  ['<link rel="stylesheet" href="/a.css">', ['resource /a.css']],
  ['<link rel="shortcut icon" href="/favicon.ico">', ['resource /favicon.ico']],
  ['<link rel="preload" as="font" href="/a.woff2">', ['resource /a.woff2']],
  [
    '<img src="/a.png" srcset="/b.png 1x, /c,d.png 2x">',
    ['resource /a.png', 'resource /b.png', 'resource /c,d.png'],
  ],
  ['<picture><source srcset="/a.webp"></picture>', ['resource /a.webp']],
  [
    '<svg><use href="#pin"></use><image xlink:href="/a.png"></image></svg>',
    ['resource #pin', 'resource /a.png'],
  ],
  ['<blockquote cite="/citer">', ['link /citer']],
  ['<style>p { background: url(/fond.png) }</style>', ['resource /fond.png']],
  [`<meta name="citation_pdf_url" content="${siteUrl}/a.pdf">`, [`link ${siteUrl}/a.pdf`]],
  ['<meta name="description" content="https://ailleurs.example/x">', []],
  ['<p title="/villes">', []],
])('%s', (html, expected) => {
  expect(found(html)).toEqual(expected)
})

test('a stylesheet names what it loads, in each of the ways of writing it', () => {
  const css = `@import "a.css"; @import url(b.css);
    @font-face { src: url( "c.woff2" ) format("woff2"), url('d.woff') }
    /* url(commented.png) */ p { background: URL(e.png) }`
  expect(referencesInCss(css).map(({ href }) => href)).toEqual([
    'a.css',
    'b.css',
    'c.woff2',
    'd.woff',
    'e.png',
  ])
})
