import { expect, type Page, test } from '@playwright/test'

/** The addresses of the pages, as the site's own map gives them. */
async function pagePaths(page: Page): Promise<string[]> {
  const answer = await page.request.get('/sitemap.xml')
  const locations = [...(await answer.text()).matchAll(/<loc>([^<]+)<\/loc>/g)]
  return locations.map(([, url]) => new URL(url ?? '').pathname)
}

test('every page is whole: one title, one heading of level 1, French, no script, no error', async ({
  page,
}) => {
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(`${page.url()} ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`${page.url()} ${error.message}`))
  page.on('requestfailed', (request) => {
    const fault = request.failure()?.errorText
    // The icon may still be on its way when the next page is asked for.
    if (fault !== 'net::ERR_ABORTED') complaints.push(`${request.url()} ${fault}`)
  })
  const paths = await pagePaths(page)
  expect(paths).toEqual(expect.arrayContaining(['/', '/a-propos', '/accessibilite', '/mentions-legales']))
  for (const path of paths) {
    const answer = await page.goto(path)
    expect(answer?.status(), path).toBe(200)
    await expect(page.locator('html'), path).toHaveAttribute('lang', 'fr')
    await expect(page.locator('h1'), path).toHaveCount(1)
    expect(await page.title(), path).not.toBe('')
    await expect(page.locator('meta[name=description]'), path).toHaveCount(1)
    await expect(page.locator('script:not([type="application/ld+json"])'), path).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Aller au contenu principal' }), path).toHaveCount(1)
  }
  expect(complaints).toEqual([])
})

test('every page is reached from every other by the header and the foot', async ({ page }) => {
  const paths = await pagePaths(page)
  const places = paths.filter((path) => path.startsWith('/villes/'))
  for (const path of paths) {
    await page.goto(path)
    const links = await page
      .locator('body > header a, body > footer a')
      .evaluateAll((found) => found.map((link) => link.getAttribute('href')))
    // A place is one step further, from the page of all places.
    expect(links, path).toEqual(expect.arrayContaining(paths.filter((other) => !places.includes(other))))
  }
  if (places.length > 0) {
    await page.goto('/villes')
    for (const place of places) await expect(page.locator(`main a[href="${place}"]`).first()).toBeVisible()
  }
})

test('a page is fetched as soon as a reader points at its link, though no script runs', async ({ page }) => {
  await page.goto('/')
  const link = page.locator('header a[href="/a-propos"]')
  await link.hover()
  // A link must be pointed at for a fifth of a second; then the page is on its way.
  await page.waitForTimeout(1_000)
  await link.click()
  await page.waitForURL('**/a-propos')
  const delivery = await page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation')
    return entry && 'deliveryType' in entry ? entry.deliveryType : undefined
  })
  expect(delivery).toBe('navigational-prefetch')
})

test('no section is empty, and no heading stands alone', async ({ page }) => {
  for (const path of await pagePaths(page)) {
    await page.goto(path)
    const bare = await page.locator('main section').evaluateAll((found) =>
      found
        .filter((section) => {
          const copy = section.cloneNode(true)
          if (!(copy instanceof Element)) return true
          for (const heading of copy.querySelectorAll('h2, h3, h4')) heading.remove()
          return !copy.textContent?.trim() && !copy.querySelector('img, svg')
        })
        .map((section) => section.textContent),
    )
    expect(bare, path).toEqual([])
    await expect(page.locator('main :is(ul, ol, dl, nav, p):empty'), path).toHaveCount(0)
  }
})

test('the skip link is the first to take the focus, and leads to the main text', async ({ page }) => {
  await page.goto('/a-propos')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Aller au contenu principal' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('the text is set as French printing sets it', async ({ page }) => {
  for (const path of await pagePaths(page)) {
    await page.goto(path)
    const lines = await page.evaluate(() => {
      const texts: string[] = []
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement?.closest('code, pre, .address, [lang]:not(html)'))
          texts.push(node.textContent ?? '')
      }
      return texts
    })
    const wrong = lines.filter((line) => / [;:!?»%]|« |\p{L}'\p{L}/u.test(line) && !line.includes('://'))
    expect(wrong, path).toEqual([])
  }
})

for (const width of [320, 768, 1280]) {
  test(`nothing scrolls sideways at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    for (const path of await pagePaths(page)) {
      await page.goto(path)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, path).toBeLessThanOrEqual(0)
    }
  })
}

test('an unknown address gets a page in French with ways on', async ({ page }) => {
  const answer = await page.goto('/cette-page-n-existe-pas')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page introuvable')
  await page.getByRole('main').getByRole('link', { name: 'Présentation' }).click()
  await expect(page).toHaveURL('/')
})

test('where one is stands in the breadcrumb and in the menu', async ({ page }) => {
  for (const path of (await pagePaths(page)).filter((other) => other !== '/')) {
    await page.goto(path)
    const trail = page.getByRole('navigation', { name: 'Fil d’Ariane' })
    await expect(trail.locator('[aria-current=page]'), path).toHaveCount(1)
    await expect(trail.getByRole('link').first(), path).toHaveAttribute('href', '/')
    await expect(page.locator('body > footer [aria-current]'), path).toHaveCount(1)
  }
})

test('the download of the web edition is a PDF of this publication', async ({ page }) => {
  await page.goto('/')
  const title = await page.title()
  const download = page
    .getByRole('main')
    .getByRole('link', { name: /^Télécharger/ })
    .first()
  const href = await download.getAttribute('href')
  const answer = await page.request.get(href ?? '')
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toBe('application/pdf')
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
  const webEdition = await page.request.get((href ?? '').replace(/\.pdf$/, '-edition-web.pdf'))
  expect(webEdition.status()).toBe(200)
  expect(title).not.toBe('')
})
