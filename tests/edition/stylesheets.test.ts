import { describe, expect, test } from 'vitest'
import { parseHtml, serializeHtml } from '../../lib/edition/html-tree'
import { placeStylesheets, styleHashes } from '../../lib/edition/stylesheets'

const html =
  '<!DOCTYPE html><html lang="fr"><head><link rel="stylesheet" href="/_next/static/chunks/a.css"><title>Essai</title></head><body></body></html>'
const css = "@font-face{src:url(../media/x.woff2)}p{background:url('/fond.png?v=1')}a{cursor:url(#c)}"

async function placed(placement: 'linked' | 'inlined'): Promise<string> {
  const document = parseHtml(html)
  await placeStylesheets(document, placement, async (href) => ({ path: href, css }))
  return serializeHtml(document)
}

describe('a stylesheet', () => {
  test('that is linked stays a link', async () => {
    expect(await placed('linked')).toBe(html)
  })

  test('that is inlined takes the place of its link, and its addresses are counted from the root', async () => {
    expect(await placed('inlined')).toContain(
      "<head><style>@font-face{src:url(/_next/static/media/x.woff2)}p{background:url('/fond.png?v=1')}a{cursor:url(#c)}</style><title>",
    )
  })
})

test('the policy names each style of the page by its hash, as browsers compute it', () => {
  const style = '<style>p{color:red}</style>'
  expect(styleHashes(parseHtml(html.replace('</head>', `${style}${style}</head>`)))).toEqual([
    'sha256-p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64=',
  ])
})
