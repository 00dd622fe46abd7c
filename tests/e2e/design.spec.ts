import { brotliCompressSync } from 'node:zlib'
import { expect, type Page, test } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { pagesOfEachKind } from './pages'

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

test('no table is wider than a screen of 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 })
  for (const path of await pagesOfEachKind(page)) {
    await page.goto(path)
    const cut = await page.locator('.table').evaluateAll((tables) => {
      for (const fold of document.querySelectorAll('details')) fold.open = true
      return tables.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length
    })
    expect(cut, path).toBe(0)
  }
})

test('the picture for social networks is a PNG of the size that they ask for, and is described', async ({
  page,
}) => {
  for (const path of await pagesOfEachKind(page)) {
    if ((await page.request.get(path)).status() === 404) continue
    await page.goto(path)
    const image = await page.locator('meta[property="og:image"]').getAttribute('content')
    expect(new URL(image ?? '').origin, path).toBe(new URL(page.url()).origin)
    await expect(page.locator('meta[property="og:image:alt"]'), path).toHaveAttribute('content', /\S{3}/)
    const answer = await page.request.get(image ?? '')
    expect(answer.headers()['content-type']).toBe('image/png')
    const bytes = await answer.body()
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], path).toEqual([1200, 630])
  }
})

test('every place on a map can be pressed: targets of 24 pixels that do not cover one another', async ({
  page,
}) => {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    for (const path of [
      '/',
      ...(await pagesOfEachKind(page)).filter((other) => other.startsWith('/villes')),
    ]) {
      await page.goto(path)
      const targets = await page.locator('svg.carte a .target').evaluateAll((circles) =>
        circles.map((circle) => {
          const { x, y, width: size } = circle.getBoundingClientRect()
          return { x: x + size / 2, y: y + size / 2, size }
        }),
      )
      for (const [index, target] of targets.entries()) {
        expect(target.size, `${path} ${width}`).toBeGreaterThanOrEqual(24)
        for (const other of targets.slice(index + 1)) {
          expect(
            Math.hypot(target.x - other.x, target.y - other.y),
            `${path} ${width}`,
          ).toBeGreaterThanOrEqual(24)
        }
      }
    }
  }
})
