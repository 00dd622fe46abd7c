import { expect, test } from 'vitest'
import { parseHtml, serializeHtml } from '../../lib/edition/html-tree'
import { putUnder, referencesIn, referencesInCss } from '../../lib/edition/references'

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

test.each([
  ['<a href="/villes#x">', '<a href="/depot/villes#x">'],
  ['<a href="/">', '<a href="/depot/">'],
  ['<a href="lyon">', '<a href="lyon">'],
  ['<a href="#x">', '<a href="#x">'],
  ['<a href="//ailleurs.example/x">', '<a href="//ailleurs.example/x">'],
  [`<a href="${siteUrl}/villes">`, `<a href="${siteUrl}/villes">`],
  [
    '<img src="/a.png" srcset="/b.png 1x, /c,d.png 2x">',
    '<img src="/depot/a.png" srcset="/depot/b.png 1x, /depot/c,d.png 2x">',
  ],
  ['<blockquote cite="/citer/p1"></blockquote>', '<blockquote cite="/depot/citer/p1"></blockquote>'],
  ['<svg><image xlink:href="/a.png"></image></svg>', '<svg><image xlink:href="/depot/a.png"></image></svg>'],
  [
    `<style>p { background: url(/a.png), url( "/b.png" ), url(c.png), url(data:image/png;base64,/9j) } @import '/d.css';</style>`,
    `<style>p { background: url(/depot/a.png), url( "/depot/b.png" ), url(c.png), url(data:image/png;base64,/9j) } @import '/depot/d.css';</style>`,
  ],
  ['<p title="/villes">', '<p title="/villes">'],
])('under a base, %s is %s', (html, expected) => {
  const document = parseHtml(html)
  putUnder('/depot', document)
  expect(serializeHtml(document)).toBe(serializeHtml(parseHtml(expected)))
})
