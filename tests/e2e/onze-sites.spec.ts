import { expect, test } from '@playwright/test'

test('a publication names its own parts, and its places may be groupings of communes', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Les onze sites' })).toBeVisible()
  await expect(page.locator('.figures')).toContainText('11')
  await page.goto('/villes')
  await expect(page.locator('.cards > li')).toHaveCount(11)
  const groupings: string[] = []
  for (const link of await page.locator('.cards a').all()) {
    const href = (await link.getAttribute('href')) ?? ''
    if ((await (await page.request.get(href)).text()).includes('<dt>Communes</dt>')) groupings.push(href)
  }
  expect(groupings).toHaveLength(2)
})

test('nothing of another publication appears', async ({ page }) => {
  const map = await (await page.request.get('/sitemap.xml')).text()
  for (const [, url] of map.matchAll(/<loc>([^<]+)<\/loc>/g)) {
    const html = await (await page.request.get(new URL(url ?? '').pathname)).text()
    expect(html).not.toMatch(/odas|lien social|besançon|bordeaux|strasbourg|tourcoing|valenciennes|SG-CIV/i)
  }
})
