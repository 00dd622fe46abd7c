import { expect, test } from '@playwright/test'

test('a page is fetched as soon as a reader points at its link, though no script runs', async ({ page }) => {
  await page.goto('/')
  const link = page.locator('header a[href="/a-propos"]')
  const devtools = await page.context().newCDPSession(page)
  const isFetched = new Promise<void>((resolve) => {
    devtools.on('Preload.prefetchStatusUpdated', ({ status }) => {
      if (status === 'Ready') resolve()
    })
  })
  await devtools.send('Preload.enable')
  await link.hover()
  await isFetched
  await link.click()
  await page.waitForURL('**/a-propos')
  const delivery = await page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation')
    return entry && 'deliveryType' in entry ? entry.deliveryType : undefined
  })
  expect(delivery).toBe('navigational-prefetch')
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

test('an unknown address gets a page in French with ways on', async ({ page }) => {
  const answer = await page.goto('/cette-page-n-existe-pas')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page introuvable')
  await page.getByRole('main').getByRole('link', { name: 'Présentation' }).click()
  await expect(page).toHaveURL('/')
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
