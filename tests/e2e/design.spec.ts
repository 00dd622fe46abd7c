import { brotliCompressSync } from 'node:zlib'
import { expect, type Page, test } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** How far anything moved by itself on the page, as browsers measure it (Cumulative Layout Shift). */
async function layoutShift(page: Page, path: string): Promise<number> {
  await page.goto(path)
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(100)
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const shifts = list.getEntries().map((entry) => ('value' in entry ? Number(entry.value) : 0))
          resolve(shifts.reduce((sum, value) => sum + value, 0))
        }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(0), 50)
      }),
  )
}

for (const delay of [0, 60, 400]) {
  test(`nothing moves when the fonts come ${delay} ms late`, async ({ page }) => {
    await page.route('**/*.woff2', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, delay))
      await route.continue()
    })
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await layoutShift(page, '/'), `${width} pixels`).toBe(0)
    }
  })
}

test('the first page is complete in six requests and 80 kB', async ({ page }) => {
  const sizes: { url: string; length: number }[] = []
  page.on('requestfinished', async (request) => {
    const { responseBodySize, responseHeadersSize } = await request.sizes()
    sizes.push({ url: request.url(), length: responseBodySize + responseHeadersSize })
  })
  await page.goto('/', { waitUntil: 'networkidle' })
  const total = sizes.reduce((sum, { length }) => sum + length, 0)
  // How often one file is fetched, and which icon, is the browser's affair: each counts once.
  const files = new Set(sizes.map(({ url }) => url.replace(/favicon\..*/, 'favicon')))
  expect(files.size, [...files].join(' ')).toBeLessThanOrEqual(6 + (await page.locator('main img').count()))
  expect(total).toBeLessThanOrEqual(80_000 + (await page.locator('main img').count()) * 500_000)
  const css = (await page.locator('head > style').allTextContents()).join('')
  expect(brotliCompressSync(css).length).toBeLessThanOrEqual(6_000)
})

test('printed, the first sheet carries title, citation and address, and no navigation', async ({ page }) => {
  await page.goto('/')
  const title = (await page.locator('h1').textContent()) ?? ''
  const pdf = await page.pdf({
    format: 'A4',
    margin: { top: '2cm', bottom: '2cm', left: '2cm', right: '2cm' },
  })
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const sheets: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    sheets.push(plain(items.map((item) => ('str' in item ? item.str : '')).join(' ')))
  }
  await document.destroy()
  const [first = ''] = sheets
  for (const words of title.split(/\s+/)) expect(first).toContain(plain(words))
  expect(first).toContain(new URL(page.url()).origin)
  expect(first).toContain(plain((await page.locator('.printed .reference').textContent()) ?? '').slice(0, 30))
  expect(first).not.toContain('Sommaire')
  expect(first).not.toContain('Alleraucontenuprincipal')
  // No sheet is wasted: each but the last has text enough to fill a good part of it.
  for (const sheet of sheets.slice(0, -1)) expect(sheet.length).toBeGreaterThan(400)
})

/** Letters alone: line ends and justification put spaces where there are none. */
const plain = (text: string) => text.replace(/[\s\u00AD]+/gu, '').normalize('NFC')
