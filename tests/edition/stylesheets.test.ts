import { expect, test } from 'vitest'
import { parseHtml, serializeHtml } from '../../lib/edition/html-tree'
import { inlineStylesheets, styleHashes } from '../../lib/edition/stylesheets'

const html =
  '<!DOCTYPE html><html lang="fr"><head><link rel="stylesheet" href="/_next/static/chunks/a.css"><title>Essai</title></head><body></body></html>'
const css = "@font-face{src:url(../media/x.woff2)}p{background:url('/fond.png?v=1')}a{cursor:url(#c)}"

test('a stylesheet takes the place of its link, and its addresses are counted from the root', async () => {
  const document = parseHtml(html)
  await inlineStylesheets(document, async (href) => ({ path: href, css }))
  expect(serializeHtml(document)).toContain(
    "<head><style>@font-face{src:url(/_next/static/media/x.woff2)}p{background:url('/fond.png?v=1')}a{cursor:url(#c)}</style><title>",
  )
})

test('the policy names each style of the page by its hash, as browsers compute it', () => {
  const style = '<style>p{color:red}</style>'
  expect(styleHashes(parseHtml(html.replace('</head>', `${style}${style}</head>`)))).toEqual([
    'sha256-p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64=',
  ])
})
