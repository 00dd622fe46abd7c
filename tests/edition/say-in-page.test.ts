import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { attribute, elements, parseHtml } from '../../lib/edition/html-tree'
import { sampleEdition, siteUrl } from './exported-site'

test('a page says its policies itself, but for what HTML has no way to say, for hosts that send no fields', async () => {
  const { folder, manifest } = await sampleEdition(siteUrl)
  const pages = [...Object.values(manifest.documents), manifest.notFound].filter(
    ({ headers }) => 'speculation-rules' in headers,
  )
  expect(pages.length).toBeGreaterThan(5)
  for (const { headers, representations } of pages) {
    const html = await readFile(join(folder, 'site', representations.identity.file), 'utf8')
    const head = elements(parseHtml(html)).filter((element) =>
      ['meta', 'link', 'style'].includes(element.tagName),
    )
    const policy = headers['content-security-policy'] ?? ''
    const place = head.findIndex((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy')
    expect(policy).toContain("; frame-ancestors 'none'")
    expect(head[place] && attribute(head[place], 'content')).toBe(
      policy.replace("; frame-ancestors 'none'", ''),
    )
    // It holds for what follows: the encoding alone may come before it.
    expect(place).toBe(1)
    const referrer = head.find((element) => attribute(element, 'name') === 'referrer')
    expect(referrer && attribute(referrer, 'content')).toBe(headers['referrer-policy'])
  }
})

test('a page whose Link field names the set of all links names it itself', async () => {
  const { folder } = await sampleEdition(siteUrl)
  const linksets = async (file: string) =>
    elements(parseHtml(await readFile(join(folder, 'site', file), 'utf8')))
      .filter((element) => attribute(element, 'rel') === 'linkset')
      .map((element) => [attribute(element, 'href'), attribute(element, 'type')])
  expect(await linksets('index.html')).toEqual([[`${siteUrl}/linkset.json`, 'application/linkset+json']])
  expect(await linksets('villes.html')).toEqual([])
})
